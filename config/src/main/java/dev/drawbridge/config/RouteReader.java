package dev.drawbridge.config;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.route.HostPattern;
import dev.drawbridge.route.PathPattern;
import dev.drawbridge.route.RouteTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the routes, once the policies, upstreams and limits that they refer to are read. */
final class RouteReader {

  /** A character that no pattern can have. */
  private static final char UNNAMED = '\u0001';

  private final Names<CorsPolicy> policies;
  private final Names<Upstream> upstreams;
  private final SourceFiles files;
  private final long bodyLimit;
  private final List<Place> places = new ArrayList<>();
  private final RouteTable.Builder<Cursor> matches = RouteTable.builder();
  private @Nullable Cursor firstWithoutCors;

  /** A route's patterns, and where its {@code match} stands. */
  private record Place(@Nullable HostPattern host, PathPattern path, Cursor match) {
    /** What is chosen for a host and a path that these patterns match and no other one names. */
    @Nullable Cursor mostSpecific(RouteTable<Cursor> table) {
      String name = host == null ? "" : host.toString();
      return table.match(name.replace('*', UNNAMED), path.toString().replace('*', UNNAMED));
    }
  }

  RouteReader(
      Names<CorsPolicy> policies, Names<Upstream> upstreams, SourceFiles files, long bodyLimit) {
    this.policies = policies;
    this.upstreams = upstreams;
    this.files = files;
    this.bodyLimit = bodyLimit;
  }

  /** The routes that are sound. */
  List<Route> read(Cursor cursor) {
    List<Route> routes = new ArrayList<>();
    List<Cursor> items = cursor.items("a list of routes", "route");
    for (Cursor item : items == null ? List.<Cursor>of() : items) {
      Fields fields = item.fields(Section.ROUTE);
      Route route = fields == null ? null : route(fields);
      if (route != null) {
        routes.add(route);
      }
    }
    return routes;
  }

  private @Nullable Route route(Fields fields) {
    Cursor match = required(fields, "match", "/**");
    Cursor host = fields.get("host");
    Cursor upstream = required(fields, "upstream", "a name under upstreams");
    Cursor limit = fields.get("body-limit");
    PathPattern path = match == null ? null : pattern(match, PathPattern::parse, "/api/**");
    HostPattern hosts = host == null ? null : pattern(host, HostPattern::parse, "api.shop.example");
    Upstream server = upstream == null ? null : upstream(upstream);
    RouteCors cors = cors(fields.get("cors"), path);
    if (fields.isAbsent("cors") && firstWithoutCors == null) {
      firstWithoutCors = fields.at();
    }
    long body = limit == null ? bodyLimit : LimitsReader.body(limit, bodyLimit);
    if (match != null && path != null && (host == null || hosts != null)) {
      checkFirst(match, host, path, hosts);
    }
    return path == null || server == null ? null : new Route(path, hosts, server, cors, body);
  }

  private static @Nullable Cursor required(Fields fields, String key, String example) {
    if (fields.isAbsent(key)) {
      String message = "invalid route: " + key + " was expected.";
      fields.at().report(FileCode.ROUTE_INVALID, message, "Add \"" + key + ": " + example + "\".");
    }
    return fields.get(key);
  }

  private static <T> @Nullable T pattern(
      Cursor cursor, Function<String, T> parser, String example) {
    String fix = "Write something like " + example + ".";
    String text = cursor.text("a pattern", quoted -> isPattern(quoted, parser), fix);
    if (text == null) {
      return null;
    }
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      refuse(cursor, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static boolean isPattern(String text, Function<String, ?> parser) {
    try {
      return parser.apply(text) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The core says what is wrong and how to mend it in one sentence, with a semicolon between. */
  private static void refuse(Cursor cursor, String sentence) {
    int cut = sentence.lastIndexOf("; ");
    String message = (cut < 0 ? sentence : sentence.substring(0, cut)) + ".";
    String fix = cut < 0 ? "correct the pattern" : sentence.substring(cut + 2);
    String first = fix.substring(0, 1).toUpperCase(Locale.ROOT);
    cursor.report(FileCode.ROUTE_INVALID, message, first + fix.substring(1) + ".");
  }

  private void checkFirst(
      Cursor match, @Nullable Cursor host, PathPattern path, @Nullable HostPattern hosts) {
    places.add(new Place(hosts, path, match));
    Cursor first = matches.add(hosts, path, match);
    if (first != null) {
      String where = host == null ? "" : " for host " + Quote.of(host.written());
      match.refuse(
          FileCode.ROUTE_DUPLICATE,
          "the same pattern" + where + " stands on line " + first.at().line() + " already",
          "Keep one of the two, or give them different hosts.");
    }
  }

  /** Words that name the first route without {@code cors}; empty if each has it. */
  String withoutCors() {
    return firstWithoutCors == null ? "" : ", such as that on line " + firstWithoutCors.at().line();
  }

  /** Warns of routes that never get a request, for another one always wins. */
  void warnUnreachable() {
    RouteTable<Cursor> table = matches.build();
    for (Place place : places) {
      // What ends in ** gets at least the path before it.
      boolean rest = place.path.toString().endsWith("/**");
      Cursor winner = rest ? null : place.mostSpecific(table);
      if (winner != null && !winner.at().equals(place.match.at())) {
        warnUnreachable(place.match, winner);
      }
    }
  }

  private static void warnUnreachable(Cursor match, Cursor winner) {
    String path = match.written();
    String message =
        "unreachable route "
            + Quote.of(path)
            + ": "
            + Quote.of(winner.written())
            + (" on line " + winner.at().line() + " matches this path too, and wins.");
    String fix = "Remove it, or write " + Quote.of(path + "/*/**") + " there.";
    match.problems().warn(match.at(), match.path(), FileCode.ROUTE_UNREACHABLE, path, message, fix);
  }

  private @Nullable Upstream upstream(Cursor cursor) {
    String fix = "Write one of them" + upstreams.listed() + ".";
    String name = cursor.text("a name under upstreams", upstreams::isDeclared, fix);
    return name == null ? null : upstreams.find(cursor, name, FileCode.UPSTREAM_UNKNOWN);
  }

  private RouteCors cors(@Nullable Cursor cursor, @Nullable PathPattern path) {
    if (cursor == null) {
      return new RouteCors.Unmanaged();
    }
    if (cursor.node() instanceof Node.Mapping) {
      CorsPolicy policy = PolicyReader.read(cursor, files);
      return governed("route:" + path, policy);
    }
    String fix = "Write the name of a policy" + policies.listed() + ", a policy, or none.";
    String name = cursor.text("a policy's name, a policy or none", policies::isDeclared, fix);
    if (name == null || name.equals("none")) {
      return new RouteCors.Closed();
    }
    return governed(name, policies.find(cursor, name, FileCode.POLICY_UNKNOWN));
  }

  /** What is refused stays closed; it never gets into a configuration that is used. */
  private static RouteCors governed(String name, @Nullable CorsPolicy policy) {
    return policy == null ? new RouteCors.Closed() : new RouteCors.Governed(name, policy);
  }
}
