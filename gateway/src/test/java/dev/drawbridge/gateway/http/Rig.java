package dev.drawbridge.gateway.http;

import dev.drawbridge.config.Limits;
import dev.drawbridge.config.Timeouts;
import dev.drawbridge.config.TrustedProxies;
import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsProcessor;
import dev.drawbridge.gateway.route.CompiledRoute;
import dev.drawbridge.gateway.route.RouteSet;
import dev.drawbridge.gateway.stage.Exchange;
import dev.drawbridge.gateway.upstream.UpstreamAddress;
import dev.drawbridge.route.HostPattern;
import dev.drawbridge.route.PathPattern;
import dev.drawbridge.route.RouteTable;
import io.netty.util.internal.PlatformDependent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A data plane on a free port of the loopback, with what it reported. */
final class Rig implements AutoCloseable {
  /** What was reported of one exchange. */
  record Report(
      String method,
      String target,
      int status,
      @Nullable String route,
      @Nullable String failure,
      long requestBytes,
      long responseBytes,
      boolean upstream,
      long nanos) {}

  static final String ORIGIN = "https://app.example";
  static final CorsPolicy POLICY =
      CorsPolicy.builder()
          .allowOrigins(ORIGIN)
          .allowMethods("PUT", "DELETE")
          .allowHeaders("X-Trace")
          .exposeHeaders("ETag")
          .allowCredentials(true)
          .maxAge(Duration.ofMinutes(10))
          .build();

  final DataPlane plane;
  final BlockingQueue<Report> reports = new LinkedBlockingQueue<>();

  private Rig(Builder builder) {
    try {
      plane =
          DataPlane.start(
              builder.transport,
              List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
              builder.routes(),
              builder.timeouts,
              builder.limits,
              builder.trusted,
              exchange -> reports.add(report(exchange)));
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /**
   * A gateway with the routes /open/** without CORS, /cors/** with a policy, /closed/** with none.
   */
  static Builder to(RawUpstream upstream) {
    return new Builder(upstream.port());
  }

  private static Report report(Exchange exchange) {
    CompiledRoute route = exchange.route();
    return new Report(
        exchange.method(),
        exchange.target(),
        exchange.status(),
        route == null ? null : route.name(),
        exchange.failure(),
        exchange.requestBytes(),
        exchange.responseBytes(),
        exchange.upstreamNanos() >= 0,
        exchange.durationNanos());
  }

  InetSocketAddress address() {
    return plane.addresses().get(0);
  }

  RawClient client() {
    return new RawClient(address());
  }

  /** Sends one request on a connection of its own and reads one response. */
  String ask(String request) throws IOException {
    try (RawClient client = client()) {
      return client.send(request).response(request.startsWith("HEAD "));
    }
  }

  Report report() throws InterruptedException {
    Report report = reports.poll(10, TimeUnit.SECONDS);
    if (report == null) {
      throw new AssertionError("no exchange was reported");
    }
    return report;
  }

  @Override
  public void close() {
    plane.drain(Duration.ofMillis(100)).toCompletableFuture().join();
  }

  /** What a rig is made of. */
  static final class Builder {
    private final RouteTable.Builder<CompiledRoute> routes = RouteTable.builder();
    private final Map<String, Supplier<? extends Throwable>> failures = new HashMap<>();
    private Transport transport = Transport.AUTO;
    private Timeouts timeouts = Timeouts.DEFAULTS;
    private Limits limits = Limits.DEFAULTS;
    private TrustedProxies trusted = TrustedProxies.none();

    private Builder(int port) {
      route(null, "/open/**", null, port);
      route(null, "/cors/**", CorsProcessor.of(POLICY), port);
      route(null, "/closed/**", CorsProcessor.closed(), port);
    }

    Builder route(
        @Nullable String host, String match, @Nullable CorsProcessor processor, int port) {
      return route(host, match, processor, port, Limits.DEFAULTS.body());
    }

    Builder route(
        @Nullable String host,
        String match,
        @Nullable CorsProcessor processor,
        int port,
        long bodyLimit) {
      CompiledRoute route =
          new CompiledRoute(
              match,
              null,
              processor,
              new UpstreamAddress("up", "127.0.0.1", port),
              bodyLimit,
              null);
      routes.add(host == null ? null : HostPattern.parse(host), PathPattern.parse(match), route);
      return this;
    }

    /** A route without CORS and with a body limit of 1 GiB. */
    Builder bigBodies(String match, int port) {
      return route(null, match, null, port, 1L << 30);
    }

    /** A route without CORS to a host by its name. */
    Builder upstream(String match, String host, int port) {
      UpstreamAddress address = new UpstreamAddress(host, host, port);
      CompiledRoute route =
          new CompiledRoute(match, null, null, address, Limits.DEFAULTS.body(), null);
      routes.add(null, PathPattern.parse(match), route);
      return this;
    }

    /** Paths below which choosing a route fails, as nothing should. */
    Builder failing(String prefix, Supplier<? extends Throwable> failure) {
      failures.put(prefix, failure);
      return this;
    }

    private RouteSet routes() {
      RouteTable<CompiledRoute> table = routes.build();
      return (host, path) -> {
        failures.forEach((prefix, failure) -> failIf(path.startsWith(prefix), failure));
        return table.match(host, path);
      };
    }

    private static void failIf(boolean wanted, Supplier<? extends Throwable> failure) {
      if (wanted) {
        PlatformDependent.throwException(failure.get());
      }
    }

    Builder transport(Transport value) {
      transport = value;
      return this;
    }

    Builder timeouts(Timeouts value) {
      timeouts = value;
      return this;
    }

    Builder limits(Limits value) {
      limits = value;
      return this;
    }

    Builder trusted(String... networks) {
      trusted = TrustedProxies.of(List.of(networks));
      return this;
    }

    Rig start() {
      return new Rig(this);
    }
  }
}
