package dev.drawbridge.gateway;

import dev.drawbridge.config.Limits;
import dev.drawbridge.config.Timeouts;
import dev.drawbridge.config.TrustedProxies;
import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsProcessor;
import dev.drawbridge.gateway.http.DataPlane;
import dev.drawbridge.gateway.http.Transport;
import dev.drawbridge.gateway.observe.LineFormat;
import dev.drawbridge.gateway.observe.RequestLog;
import dev.drawbridge.gateway.observe.Traffic;
import dev.drawbridge.gateway.route.CompiledRoute;
import dev.drawbridge.gateway.route.RouteSet;
import dev.drawbridge.gateway.upstream.UpstreamAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Sends requests through a second, private data plane on a free loopback port, with an upstream, a
 * log and counts of its own, so that the JIT compiler knows the way before a load balancer sends
 * traffic. Real upstreams, the log and the counters never see them, and real requests are served
 * meanwhile.
 */
final class WarmUp {
  private static final int REQUESTS = 8_000;
  private static final Duration LONGEST = Duration.ofSeconds(3);

  /** Leaves the processors to the first real requests, who wait for nobody. */
  private static final Duration HEAD_START = Duration.ofMillis(300);

  private static final byte[] GET =
      request("GET /warm-up HTTP/1.1\r\nHost: localhost\r\nOrigin: https://warm.example\r\n\r\n");
  private static final byte[] DENIED =
      request("GET /warm-up HTTP/1.1\r\nHost: localhost\r\nOrigin: https://cold.example\r\n\r\n");
  private static final byte[] PREFLIGHT =
      request(
          """
          OPTIONS /warm-up HTTP/1.1\r
          Host: localhost\r
          Origin: https://warm.example\r
          Access-Control-Request-Method: PUT\r
          Access-Control-Request-Headers: x-warm\r
          \r
          """);

  private WarmUp() {}

  /** Warms up on a thread of its own, then runs the action; soon in any case. */
  static void inBackground(Transport transport, Runnable warm) {
    Thread thread =
        new Thread(
            () -> {
              try {
                Thread.sleep(HEAD_START.toMillis());
                run(transport);
              } catch (IOException | InterruptedException cold) {
                // Cold is slower, not wrong.
              } finally {
                warm.run();
              }
            },
            "drawbridge-warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  private static void run(Transport transport) throws IOException {
    House house = new House(transport);
    RequestLog log =
        RequestLog.start(
            LineFormat.TEXT, Channels.newChannel(OutputStream.nullOutputStream()), lost -> {});
    try {
      Traffic traffic = new Traffic();
      DataPlane plane =
          DataPlane.start(
              transport,
              List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
              routes(house.sample(), traffic),
              Timeouts.DEFAULTS,
              Limits.DEFAULTS,
              TrustedProxies.none(),
              exchange -> {
                traffic.completed(exchange);
                log.completed(exchange);
              });
      try {
        send(plane.addresses().get(0));
      } finally {
        plane.drain(Duration.ZERO).toCompletableFuture().join();
      }
    } finally {
      log.close();
      house.close();
    }
  }

  private static RouteSet routes(InetSocketAddress upstream, Traffic traffic) {
    CorsPolicy policy =
        CorsPolicy.builder()
            .allowOrigins("https://warm.example")
            .allowMethods("PUT")
            .allowHeaders("X-Warm")
            .allowCredentials(true)
            .build();
    CompiledRoute route =
        new CompiledRoute(
            "/**",
            "warm-up",
            CorsProcessor.of(policy),
            new UpstreamAddress(
                "warm-up", upstream.getAddress().getHostAddress(), upstream.getPort()),
            Limits.DEFAULTS.body(),
            traffic.counts("/**", "warm-up"));
    return (host, path) -> route;
  }

  private static void send(InetSocketAddress address) throws IOException {
    long end = System.nanoTime() + LONGEST.toNanos();
    byte[][] requests = {GET, GET, GET, GET, GET, GET, PREFLIGHT, DENIED};
    try (Socket one = new Socket(address.getAddress(), address.getPort());
        Socket other = new Socket(address.getAddress(), address.getPort())) {
      one.setSoTimeout((int) LONGEST.toMillis());
      other.setSoTimeout((int) LONGEST.toMillis());
      for (int i = 0; i < REQUESTS && System.nanoTime() < end; i += 2) {
        byte[] request = requests[i / 2 % requests.length];
        one.getOutputStream().write(request);
        other.getOutputStream().write(request);
        skipAnswer(one.getInputStream());
        skipAnswer(other.getInputStream());
      }
    }
  }

  /** One answer comes in one piece here, or in two; the next request finds the rest. */
  private static void skipAnswer(InputStream in) throws IOException {
    byte[] buffer = new byte[4096];
    if (in.read(buffer) < 0) {
      throw new IOException("closed");
    }
  }

  private static byte[] request(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
