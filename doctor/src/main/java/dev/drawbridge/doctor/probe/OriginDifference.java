package dev.drawbridge.doctor.probe;

import dev.drawbridge.fetch.FieldValues;
import dev.drawbridge.origin.Origin;
import dev.drawbridge.origin.OriginFault;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** In what a value of {@code Access-Control-Allow-Origin} differs from the origin it should be. */
final class OriginDifference {
  private static final String WWW = "www.";

  private final String received;
  private final String expected;

  OriginDifference(String received, String expected) {
    this.received = FieldValues.normalize(received);
    this.expected = expected;
  }

  /**
   * Returns which characters do not belong there, if without them the value would be right: a byte
   * order mark, quotes, a separator at the end; null if that is not it.
   */
  @Nullable String junk() {
    String clean = received.replaceAll("^[^A-Za-z*]+|[^A-Za-z0-9*\\]]+$", "");
    boolean right = clean.equals(expected) || clean.equals("*");
    if (clean.equals(received) || !right || received.equals(expected + "/")) {
      return null;
    }
    int start = received.indexOf(clean);
    String before = received.substring(0, start);
    String after = received.substring(start + clean.length());
    return named(before, "in front")
        + (before.isEmpty() || after.isEmpty() ? "" : " and ")
        + named(after, "at the end");
  }

  private static String named(String junk, String where) {
    String mark = junk.equals("\u00EF\u00BB\u00BF") ? "the byte order mark " : "";
    return junk.isEmpty() ? "" : mark + "'" + Comparison.shown(junk) + "' " + where;
  }

  /** Says whether the value means an origin, though perhaps not in the form in which it counts. */
  boolean isOrigin() {
    String meant = OriginFault.canonical(received);
    return received.equals("null") || Origin.isSerialized(received) || meant != null;
  }

  /** Returns what is wrong with a value that is no origin: {@code has no scheme}. */
  String fault() {
    OriginFault fault = OriginFault.of(received);
    return fault == null ? "is another one" : fault.description();
  }

  /** Returns the difference in words. */
  String words() {
    OriginFault fault = received.equals("null") ? null : OriginFault.of(received);
    String meant = fault == null ? received : OriginFault.canonical(received);
    if (fault != null && expected.equals(meant)) {
      return "it " + fault.description();
    }
    Origin has = meant == null ? null : Origin.parse(meant);
    Origin wants = Origin.parse(expected);
    if (has == null || wants == null || has.isOpaque() || wants.isOpaque()) {
      return "'" + Comparison.shown(received) + "' instead of '" + expected + "'";
    }
    return ofParts(has, wants);
  }

  private static String ofParts(Origin has, Origin wants) {
    if (!has.host().equals(wants.host())) {
      return ofHosts(has.host().toLowerCase(Locale.ROOT), wants.host());
    }
    if (!has.scheme().equals(wants.scheme())) {
      return has.scheme() + " instead of " + wants.scheme();
    }
    return "port " + has.effectivePort() + " instead of " + wants.effectivePort();
  }

  private static String ofHosts(String has, String wants) {
    if (has.equals(WWW + wants)) {
      return "www. in front of the host, where the page has none";
    }
    return wants.equals(WWW + has)
        ? "no www. in front of the host, where the page has one"
        : "the host '" + has + "' instead of '" + wants + "'";
  }
}
