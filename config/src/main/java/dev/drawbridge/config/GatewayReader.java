package dev.drawbridge.config;

import dev.drawbridge.cors.CorsPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the whole file once it is a tree of values. */
final class GatewayReader {

  private final Fields file;
  private final SourceFiles files;
  private final Names<CorsPolicy> policies;
  private final Names<Upstream> upstreams;
  private final Limits limits;
  private final RouteReader routes;

  private GatewayReader(Fields file, SourceFiles files) {
    this.file = file;
    this.files = files;
    policies = new Names<>("policy", file, "policies", c -> PolicyReader.read(c, files));
    upstreams = new Names<>("upstream", file, "upstreams", UpstreamReader::read);
    limits = LimitsReader.read(file);
    routes = new RouteReader(policies, upstreams, files, limits.body());
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
    if (!config.routes().isEmpty()) {
      reader.warn();
    }
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

  private void warn() {
    policies.warnUnused(FileCode.POLICY_UNUSED);
    upstreams.warnUnused(FileCode.UPSTREAM_UNUSED);
    routes.warnUnreachable();
  }
}
