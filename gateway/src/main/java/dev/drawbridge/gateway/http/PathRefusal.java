package dev.drawbridge.gateway.http;

import dev.drawbridge.route.PathFault;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** How a refused path is named: {@code path-empty-segment} in the log, a sentence to the client. */
final class PathRefusal {
  private static final Map<PathFault, String> CODES = new EnumMap<>(PathFault.class);

  static {
    for (PathFault fault : PathFault.values()) {
      CODES.put(fault, "path-" + fault.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
  }

  private PathRefusal() {}

  static String code(PathFault fault) {
    return String.valueOf(CODES.get(fault));
  }

  static String detail(PathFault fault) {
    return "The request target " + fault.description() + ".";
  }
}
