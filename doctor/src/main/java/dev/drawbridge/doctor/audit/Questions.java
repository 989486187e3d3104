package dev.drawbridge.doctor.audit;

import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.origin.Url;
import dev.drawbridge.wire.WireRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes the requests of an audit: GET and OPTIONS, without a body, with no cookie but a given one.
 * Each has a query of its own, if it may, so that no cache keeps an answer to it under a URL that
 * anybody else asks for.
 */
final class Questions {
  private static final String PARAMETER = "drawbridge-audit=";

  private final Target target;
  private final boolean unique;
  private int count;

  /**
   * @param unique whether each request has a query of its own
   */
  Questions(Target target, boolean unique) {
    this.target = target;
    this.unique = unique;
  }

  Probe get(Kind kind, @Nullable String origin) {
    return get(kind, origin, freshIfUnique(kind));
  }

  Probe get(Kind kind, @Nullable String origin, Url url) {
    return get(kind, origin, url, origin == null ? List.of() : List.of(origin));
  }

  /** A request without what the caller gave. */
  Probe getWithoutGiven(Kind kind, String origin) {
    return get(kind, origin, freshIfUnique(kind), List.of(origin), FieldList.EMPTY);
  }

  /** A request with two Origin lines. */
  Probe getFromBoth(Kind kind, List<String> origins) {
    return get(kind, null, freshIfUnique(kind), origins);
  }

  Probe preflight(Kind kind, String origin) {
    return preflight(kind, origin, "GET", null);
  }

  Probe preflight(Kind kind, String origin, String method, @Nullable String names) {
    return preflight(kind, origin, List.of(origin), freshIfUnique(kind), asking(method, names));
  }

  Probe preflight(Kind kind, String origin, Url url) {
    return preflight(kind, origin, List.of(origin), url, asking("GET", null));
  }

  /** A preflight with two Origin lines. */
  Probe preflightFromBoth(Kind kind, List<String> origins) {
    return preflight(kind, null, origins, freshIfUnique(kind), asking("GET", null));
  }

  /** A preflight that asks to enter a private network. */
  Probe privateNetwork(Kind kind, String origin) {
    List<Field> fields = new ArrayList<>(asking("GET", null));
    fields.add(new Field("Access-Control-Request-Private-Network", "true"));
    return preflight(kind, origin, List.of(origin), freshIfUnique(kind), fields);
  }

  /** The URL with a query that nobody asked before. */
  Url freshUrl(Kind kind) {
    count++;
    String bare = target.url().toString();
    String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    String mark = PARAMETER + target.word() + "-" + name + "-" + count;
    return Url.of(bare + (target.url().query() == null ? "?" : "&") + mark);
  }

  private Url freshIfUnique(Kind kind) {
    return unique ? freshUrl(kind) : target.url();
  }

  private Probe get(Kind kind, @Nullable String origin, Url url, List<String> origins) {
    return get(kind, origin, url, origins, target.given());
  }

  private static Probe get(
      Kind kind, @Nullable String origin, Url url, List<String> origins, FieldList given) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field("Accept", "*/*"));
    common(origins, fields);
    fields.addAll(given.fields());
    return new Probe(kind, origin, new WireRequest("GET", url, new FieldList(fields)));
  }

  private static Probe preflight(
      Kind kind, @Nullable String origin, List<String> origins, Url url, List<Field> asking) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field("Accept", "*/*"));
    fields.addAll(asking);
    common(origins, fields);
    return new Probe(kind, origin, new WireRequest("OPTIONS", url, new FieldList(fields)));
  }

  private static void common(List<String> origins, List<Field> fields) {
    origins.forEach(origin -> fields.add(new Field("Origin", origin)));
    if (!origins.isEmpty()) {
      fields.add(new Field("Sec-Fetch-Mode", "cors"));
      fields.add(new Field("Sec-Fetch-Site", "cross-site"));
      fields.add(new Field("Sec-Fetch-Dest", "empty"));
    }
  }

  private static List<Field> asking(String method, @Nullable String names) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field("Access-Control-Request-Method", method));
    if (names != null) {
      fields.add(new Field("Access-Control-Request-Headers", names));
    }
    return fields;
  }
}
