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

/** Reads what a route says about CORS: for which requests, and which policy. */
final class RuleReader {

  private static final PathPattern ALL = PathPattern.parse("/**");

  private final Names<CorsPolicy> policies;
  private final SourceFiles files;
  private final List<Place> places = new ArrayList<>();
  private final RouteTable.Builder<Cursor> matches = RouteTable.builder();
  private @Nullable Cursor firstWithoutCors;

  /** A route's patterns, and where its {@code match} stands. */
  private record Place(@Nullable HostPattern host, PathPattern path, Cursor match) {}

  RuleReader(Names<CorsPolicy> policies, SourceFiles files) {
    this.policies = policies;
    this.files = files;
  }

  /** The rule of a route, or null once its problems are reported. */
  @Nullable CorsRule read(Fields fields) {
    Cursor match = required(fields, "match", "/**");
    Cursor host = fields.get("host");
    PathPattern path = match == null ? null : pattern(match, PathPattern::parse, "/api/**");
    HostPattern hosts = host == null ? null : pattern(host, HostPattern::parse, "api.shop.example");
    RouteCors cors = cors(fields.get("cors"), path);
    if (fields.isAbsent("cors") && firstWithoutCors == null) {
      firstWithoutCors = fields.at();
    }
    if (match != null && path != null && (host == null || hosts != null)) {
      checkFirst(match, host, path, hosts);
    }
    return path == null ? null : new CorsRule(path, hosts, cors);
  }

  /** The rule of a policy for what no route matches, or null once a route is reported. */
  @Nullable CorsRule rest(String name, CorsPolicy policy) {
    for (Place place : places) {
      if (place.host == null && place.path.equals(ALL)) {
        String why = "the policy whose keys stand beside routes is in force there";
        String fix = "Remove the route, or name that policy under policies.";
        place.match.refuse(FileCode.ROUTE_DUPLICATE, why, fix);
        return null;
      }
    }
    return new CorsRule(ALL, null, new RouteCors.Governed(name, policy));
  }

  /** The value of a key that a route must have, or null once it is reported. */
  static @Nullable Cursor required(Fields fields, String key, String example) {
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
    Cursor first = matches.add(hosts, path, match);
    if (first == null) {
      places.add(new Place(hosts, path, match));
    } else {
      String where = host == null ? "" : " for host " + Quote.of(host.written());
      match.refuse(
          FileCode.ROUTE_DUPLICATE,
          "the same pattern" + where + " stands " + first.place() + " already",
          "Keep one of the two, or give them different hosts.");
    }
  }

  /** Words that name the first route without {@code cors}; empty if each has it. */
  String withoutCors() {
    return firstWithoutCors == null ? "" : ", such as that " + firstWithoutCors.place();
  }

  /**
   * Reports routes that never get a request, for another one always wins.
   *
   * @param error whether that is an error, as {@link dev.drawbridge.cors.CorsRoutes} has it
   */
  void reportUnreachable(boolean error) {
    RouteTable<Cursor> table = matches.build();
    for (Place place : places) {
      // What ends in ** gets at least the path before it.
      boolean rest = place.path.toString().endsWith("/**");
      Cursor winner = rest ? null : table.match(place.host, place.path);
      if (winner != null && !winner.at().equals(place.match.at())) {
        reportUnreachable(place.match, winner, error);
      }
    }
  }

  private static void reportUnreachable(Cursor match, Cursor winner, boolean error) {
    String path = match.written();
    String message =
        "unreachable route "
            + Quote.of(path)
            + ": "
            + Quote.of(winner.written())
            + (" " + winner.place() + " matches this path too, and wins.");
    String fix = "Remove it, or write " + Quote.of(path + "/*/**") + " there.";
    if (error) {
      match.report(FileCode.ROUTE_UNREACHABLE, message, fix);
    } else {
      match
          .problems()
          .warn(match.at(), match.path(), FileCode.ROUTE_UNREACHABLE, path, message, fix);
    }
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
