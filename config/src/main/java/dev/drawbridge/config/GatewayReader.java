package dev.drawbridge.config;

import dev.drawbridge.cors.CorsPolicy;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the whole file once it is a tree of values. */
final class GatewayReader {

  /** A file without any of them holds policies for something else than the gateway. */
  private static final Set<String> GATEWAY_KEYS = Set.of("listen", "admin", "upstreams");

  private final Fields file;
  private final SourceFiles files;
  private final Names<CorsPolicy> policies;
  private final Names<Upstream> upstreams;
  private final Limits limits;
  private final RuleReader rules;
  private final RouteReader routes;

  private GatewayReader(Fields file, SourceFiles files) {
    this.file = file;
    this.files = files;
    policies = new Names<>("policy", file, "policies", c -> PolicyReader.read(c, files));
    upstreams = new Names<>("upstream", file, "upstreams", UpstreamReader::read);
    limits = LimitsReader.read(file);
    rules = new RuleReader(policies, files);
    routes = new RouteReader(rules, upstreams, limits.body());
  }

  /** What the file says, or null once its problems are reported. */
  static @Nullable GatewayConfig read(Node root, Problems problems, SourceFiles files) {
    Fields file = Cursor.root(root, problems).fields(Section.FILE);
    if (file == null) {
      return null;
    }
    GatewayReader reader = new GatewayReader(file, files);
    GatewayConfig config = reader.config();
    if (problems.hasErrors()) {
      return null;
    }
    reader.warn(config);
    return config;
  }

  private GatewayConfig config() {
    Listeners listeners = Listeners.read(file);
    Cursor proxies = file.get("trusted-proxies");
    AccessLog log = file.choice("access-log", Choices.ACCESS_LOG);
    return new GatewayConfig(
        listeners.listen(),
        listeners.admin(),
        proxies == null ? TrustedProxies.none() : TrustedProxies.read(proxies),
        policies.values(),
        upstreams.values(),
        routes(),
        TimeoutsReader.read(file),
        limits,
        log == null ? AccessLog.TEXT : log,
        files.all());
  }

  private List<Route> routes() {
    Cursor cursor = file.get("routes");
    return cursor == null ? List.of() : routes.read(cursor);
  }

  private void warn(GatewayConfig config) {
    upstreams.forEach((cursor, upstream) -> OwnAddress.warn(cursor, upstream, config.listen()));
    if (!config.routes().isEmpty()) {
      policies.warnUnused(FileCode.POLICY_UNUSED, rules.withoutCors());
      upstreams.warnUnused(FileCode.UPSTREAM_UNUSED, "");
      rules.reportUnreachable(false);
    } else if (GATEWAY_KEYS.stream().anyMatch(key -> file.get(key) != null)) {
      warnOfNoRoutes();
    }
  }

  private void warnOfNoRoutes() {
    Cursor cursor = file.get("routes");
    Cursor place = cursor == null ? file.at() : cursor;
    String message = "missing routes: every request would get 404.";
    String fix = "Add a route, such as {match: /**, upstream: NAME}.";
    place.problems().warn(place.key(), place.path(), FileCode.ROUTES_MISSING, "", message, fix);
  }
}
