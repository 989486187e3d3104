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
    return origins.indexOf(origin, 0, hostEnd) >= 0 && Ports.isCanonical(origin, hostEnd);
  }
}
