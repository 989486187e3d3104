package dev.drawbridge.testkit.spring;

import dev.drawbridge.fetch.FieldList;
import java.util.ArrayList;
import java.util.List;

/** The cookies of a request, which mock requests want beside their fields. */
final class Cookies {
  record Pair(String name, String value) {}

  private Cookies() {}

  static List<Pair> of(FieldList fields) {
    List<Pair> pairs = new ArrayList<>();
    for (String line : fields.values("Cookie")) {
      for (String pair : line.split(";", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          pairs.add(
              new Pair(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip()));
        }
      }
    }
    return pairs;
  }
}
