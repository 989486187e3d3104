package dev.drawbridge.lambda;

import dev.drawbridge.testkit.ConformanceKit;
import java.util.HashMap;
import java.util.Map;

/** What the kit asks of frameworks that have more than functions. */
final class KitExceptions {
  private KitExceptions() {}

  static Map<String, String> all() {
    Map<String, String> all =
        new HashMap<>(ConformanceKit.noAnnotations("a function has no annotations"));
    all.put("events: the first before the end", "a function has answered when it returns");
    return all;
  }
}
