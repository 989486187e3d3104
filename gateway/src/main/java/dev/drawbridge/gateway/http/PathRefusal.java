package dev.drawbridge.gateway.http;

import dev.drawbridge.gateway.http1.Failure;
import dev.drawbridge.route.PathFault;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** How a refused path is named: {@code path-empty-segment} in the log, a sentence to the client. */
final class PathRefusal {
  private static final Map<PathFault, Failure> FAILURES = new EnumMap<>(PathFault.class);

  static {
    for (PathFault fault : PathFault.values()) {
      String code = "path-" + fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
      String detail = "The request target " + fault.description() + ".";
      FAILURES.put(fault, new Failure(code, 400, detail));
    }
  }

  private PathRefusal() {}

  static Failure of(PathFault fault) {
    return Objects.requireNonNull(FAILURES.get(fault));
  }
}
