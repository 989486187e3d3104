package dev.drawbridge.cors;

import java.util.List;

/** The patterns {@code scheme://host:*}. */
final class AnyPortTable {
  private final StringTable origins;

  AnyPortTable(List<OriginPattern> patterns) {
    this.origins =
        StringTable.of(patterns.stream().map(p -> p.scheme() + "://" + p.host()).toList());
  }

  boolean matches(String origin) {
    int hostEnd = Ports.hostEnd(origin);
    return origins.contains(origin, 0, hostEnd) && Ports.isCanonical(origin, hostEnd);
  }
}
