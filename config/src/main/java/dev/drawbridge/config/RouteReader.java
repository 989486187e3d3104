package dev.drawbridge.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the gateway's routes, once the upstreams and limits that they refer to are read. */
final class RouteReader {

  private final RuleReader rules;
  private final Names<Upstream> upstreams;
  private final long bodyLimit;

  RouteReader(RuleReader rules, Names<Upstream> upstreams, long bodyLimit) {
    this.rules = rules;
    this.upstreams = upstreams;
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
    CorsRule rule = rules.read(fields);
    Cursor upstream = RuleReader.required(fields, "upstream", "a name under upstreams");
    Upstream server = upstream == null ? null : upstream(upstream);
    Cursor limit = fields.get("body-limit");
    long body = limit == null ? bodyLimit : LimitsReader.body(limit, bodyLimit);
    return rule == null || server == null
        ? null
        : new Route(rule.match(), rule.host(), server, rule.cors(), body);
  }

  private @Nullable Upstream upstream(Cursor cursor) {
    String fix = "Write one of them" + upstreams.listed() + ".";
    String name = cursor.text("a name under upstreams", upstreams::isDeclared, fix);
    return name == null ? null : upstreams.find(cursor, name, FileCode.UPSTREAM_UNKNOWN);
  }
}
