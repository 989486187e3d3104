package dev.drawbridge.gateway;

import dev.drawbridge.config.GatewayConfig;
import dev.drawbridge.config.Route;
import dev.drawbridge.config.RouteCors;
import dev.drawbridge.config.Upstream;
import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsProcessor;
import dev.drawbridge.gateway.observe.RouteCounts;
import dev.drawbridge.gateway.observe.Traffic;
import dev.drawbridge.gateway.route.CompiledRoute;
import dev.drawbridge.gateway.route.RouteSet;
import dev.drawbridge.gateway.upstream.UpstreamAddress;
import dev.drawbridge.route.RouteTable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the routes of a configuration ready for requests: one processor for each policy. */
final class RouteCompiler {
  /** Where the sample API listens; starts it where it does not run. */
  @FunctionalInterface
  interface Sample {
    InetSocketAddress address() throws IOException;
  }

  /** Routes, and the upstreams that they lead to. */
  record Compiled(RouteSet routes, Set<UpstreamAddress> upstreams) {}

  private final Traffic traffic;
  private final Sample sample;

  RouteCompiler(Traffic traffic, Sample sample) {
    this.traffic = traffic;
    this.sample = sample;
  }

  /**
   * Compiles; counts of routes that are no more are forgotten.
   *
   * @throws IOException if the sample API cannot start
   */
  Compiled compile(GatewayConfig config) throws IOException {
    RouteTable.Builder<CompiledRoute> table = RouteTable.builder();
    IdentityHashMap<CorsPolicy, CorsProcessor> processors = new IdentityHashMap<>();
    List<RouteCounts> inForce = new ArrayList<>();
    Set<UpstreamAddress> upstreams = new HashSet<>();
    for (Route route : config.routes()) {
      RouteCounts counts = traffic.counts(route.name(), labelOf(route.cors()));
      inForce.add(counts);
      CompiledRoute compiled = compile(route, counts, processors);
      upstreams.add(compiled.upstream());
      table.add(route.host(), route.match(), compiled);
    }
    traffic.keep(inForce);
    return new Compiled(table.build()::match, upstreams);
  }

  private CompiledRoute compile(
      Route route, RouteCounts counts, IdentityHashMap<CorsPolicy, CorsProcessor> processors)
      throws IOException {
    String label = labelOf(route.cors());
    return new CompiledRoute(
        route.name(),
        label.isEmpty() ? null : label,
        processor(route.cors(), processors),
        address(route.upstream()),
        route.bodyLimit(),
        counts);
  }

  private static @Nullable CorsProcessor processor(
      RouteCors cors, IdentityHashMap<CorsPolicy, CorsProcessor> processors) {
    if (cors instanceof RouteCors.Governed governed) {
      return processors.computeIfAbsent(governed.policy(), CorsProcessor::of);
    }
    return cors instanceof RouteCors.Closed ? CorsProcessor.closed() : null;
  }

  private static String labelOf(RouteCors cors) {
    if (cors instanceof RouteCors.Governed governed) {
      return governed.name();
    }
    return cors instanceof RouteCors.Closed ? "none" : "";
  }

  private UpstreamAddress address(Upstream upstream) throws IOException {
    if (upstream instanceof Upstream.Server server) {
      return new UpstreamAddress(server.name(), server.host(), server.port());
    }
    InetSocketAddress address = sample.address();
    return new UpstreamAddress(
        upstream.name(), address.getAddress().getHostAddress(), address.getPort());
  }
}
