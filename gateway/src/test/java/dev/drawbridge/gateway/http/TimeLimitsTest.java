package dev.drawbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.config.Limits;
import dev.drawbridge.config.Timeouts;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Time and size run out: who is told what, and which connections end. */
final class TimeLimitsTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(200);

  @AfterAll
  static void noLeaks() {
    Leaks.assertNone();
  }

  private static Timeouts timeouts(Duration headers, Duration idle, Duration response) {
    return new Timeouts(LONG, headers, idle, response, LONG);
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: h\r\n\r\n";
  }

  @Test
  void slowHeadIs408() throws Exception {
    try (RawUpstream upstream = RawUpstream.answering(RawUpstream.OK);
        Rig rig = Rig.to(upstream).timeouts(timeouts(SHORT, LONG, LONG)).start();
        RawClient client = rig.client()) {
      assertThat(client.send("GET /cors/a HTTP/1.1\r\nHost: h\r\nOrigin: https://app.ex").rest())
          .startsWith("HTTP/1.1 408 Request Timeout\r\n")
          .contains("\r\nConnection: close\r\n")
          .doesNotContain("Access-Control");
      Rig.Report report = rig.report();
      assertThat(report.failure()).isEqualTo("client-timeout");
      assertThat(report.target()).isEqualTo("/cors/a");
      // Counted from the first octet, for that long the client has waited.
      assertThat(report.nanos()).isGreaterThan(SHORT.toNanos() / 2);
    }
  }

  @Test
  void idleConnectionIsClosedWithoutAWord() throws Exception {
    try (RawUpstream upstream = RawUpstream.answering(RawUpstream.OK);
        Rig rig = Rig.to(upstream).timeouts(timeouts(LONG, SHORT, LONG)).start();
        RawClient fresh = rig.client();
        RawClient used = rig.client()) {
      used.send(get("/open/a")).response();
      assertThat(used.rest()).isEmpty();
      assertThat(fresh.rest()).isEmpty();
    }
  }

  @Test
  void slowBodyIs408WithCors() throws Exception {
    try (RawUpstream upstream = RawUpstream.answering(RawUpstream.OK);
        Rig rig = Rig.to(upstream).timeouts(timeouts(LONG, SHORT, LONG)).start();
        RawClient client = rig.client()) {
      client.send(
          "POST /cors/a HTTP/1.1\r\nHost: h\r\nOrigin: https://app.example\r\n"
              + "Content-Length: 5\r\n\r\nab");
      assertThat(client.rest())
          .startsWith("HTTP/1.1 408 Request Timeout\r\n")
          .contains("\r\nAccess-Control-Allow-Origin: https://app.example\r\n");
    }
  }

  @Test
  void silentUpstreamIs504() throws Exception {
    try (RawUpstream upstream =
            RawUpstream.of(
                peer -> {
                  peer.readHead();
                  peer.readHead();
                });
        Rig rig = Rig.to(upstream).timeouts(timeouts(LONG, LONG, SHORT)).start();
        RawClient client = rig.client()) {
      String request = get("/cors/a").replace("\r\n\r\n", "\r\nOrigin: " + Rig.ORIGIN + "\r\n\r\n");
      assertThat(client.send(request).response())
          .startsWith("HTTP/1.1 504 Gateway Timeout\r\n")
          .contains("\r\nAccess-Control-Allow-Origin: " + Rig.ORIGIN + "\r\n")
          .contains("\r\nVary: Origin\r\n");
      assertThat(rig.report().failure()).isEqualTo("upstream-timeout");
    }
  }

  /** That no answer came in time is no sign of a stale connection: the upstream may be at it. */
  @Test
  void silentUpstreamIsAskedOnce() throws Exception {
    try (RawUpstream upstream =
            RawUpstream.of(
                peer -> {
                  peer.readRequest();
                  peer.write(RawUpstream.OK);
                  peer.readRequest();
                  peer.readRequest();
                });
        Rig rig = Rig.to(upstream).timeouts(timeouts(LONG, LONG, SHORT)).start();
        RawClient client = rig.client()) {
      assertThat(client.send(get("/open/a")).response()).endsWith("ok");
      assertThat(client.send(get("/open/b")).response()).startsWith("HTTP/1.1 504 ");
      assertThat(upstream.requests()).hasSize(2);
      assertThat(upstream.connections()).isEqualTo(1);
    }
  }

  /** An upstream that answers early, takes a large body bit by bit, and then says nothing more. */
  @Test
  void upstreamThatStallsAfterAnEarlyHeadIsBrokenOff() throws Exception {
    byte[] much = new byte[8 << 20];
    try (RawUpstream upstream =
            RawUpstream.of(
                peer -> {
                  peer.readHead();
                  peer.write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab");
                  peer.readExactly(much.length);
                  peer.readHead();
                });
        Rig rig = Rig.to(upstream).timeouts(timeouts(LONG, SHORT, LONG)).start();
        RawClient client = rig.client()) {
      client.send(
          "POST /open/a HTTP/1.1\r\nHost: h\r\nContent-Length: " + much.length + "\r\n\r\n");
      assertThat(client.head()).startsWith("HTTP/1.1 200 OK\r\n");
      client.send(much);
      assertThat(client.rest()).endsWith("<reset>");
      assertThat(rig.report().failure()).isEqualTo("upstream-stalled");
    }
  }

  /** The limits are for clients: what they may send says nothing about what upstreams answer. */
  @Test
  void limitsOfTheHeadAreForRequests() throws Exception {
    String response = "HTTP/1.1 200 OK\r\nA: " + "b".repeat(1000) + "\r\n" + "C: d\r\n".repeat(20);
    try (RawUpstream upstream = RawUpstream.answering(response + "Content-Length: 0\r\n\r\n");
        Rig rig = Rig.to(upstream).limits(new Limits(64, 256, 4, 1 << 20, 100)).start()) {
      assertThat(rig.ask(get("/open/a"))).startsWith(response);
    }
  }

  @Test
  void stalledUpstreamIsBrokenOff() throws Exception {
    try (RawUpstream upstream =
            RawUpstream.of(
                peer -> {
                  peer.readHead();
                  peer.write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab");
                  peer.readHead();
                });
        Rig rig = Rig.to(upstream).timeouts(timeouts(LONG, SHORT, LONG)).start();
        RawClient client = rig.client()) {
      assertThat(client.send(get("/open/a")).rest()).endsWith("<reset>");
      assertThat(rig.report().failure()).isEqualTo("upstream-stalled");
    }
  }

  @Test
  void clientThatTakesNothingIsBrokenOff() throws Exception {
    byte[] much = new byte[1 << 20];
    try (RawUpstream upstream =
            RawUpstream.of(
                peer -> {
                  peer.readHead();
                  peer.write("HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n");
                  while (true) {
                    peer.write(much);
                  }
                });
        Rig rig = Rig.to(upstream).timeouts(timeouts(LONG, SHORT, LONG)).start();
        RawClient client = new RawClient(rig.address(), 4096)) {
      client.send(get("/open/a"));
      assertThat(rig.report().failure()).isEqualTo("client-stalled");
    }
  }

  @Test
  void idleUpstreamConnectionsAreClosed() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    try (RawUpstream upstream =
            RawUpstream.of(
                peer -> {
                  peer.readRequest();
                  peer.write(RawUpstream.OK);
                  peer.readRequest();
                  closed.countDown();
                });
        Rig rig = Rig.to(upstream).timeouts(timeouts(LONG, SHORT, LONG)).start()) {
      rig.ask(get("/open/a"));
      assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(rig.plane.pools().pools()).singleElement().matches(pool -> pool.idle() == 0);
    }
  }

  @Test
  void limitsOfTheHead() throws Exception {
    Limits limits = new Limits(64, 256, 4, 1 << 20, 100);
    try (RawUpstream upstream = RawUpstream.answering(RawUpstream.OK);
        Rig rig = Rig.to(upstream).limits(limits).start()) {
      String line = "GET /open/" + "a".repeat(64 - 19) + " HTTP/1.1";
      assertThat(line).hasSize(64);
      assertThat(rig.ask(line + "\r\nHost: h\r\n\r\n")).startsWith("HTTP/1.1 200 ");
      assertRefused(rig, line.replace("/open/", "/open/a") + "\r\nHost: h\r\n\r\n", 414);
      assertRefused(rig, "GET /" + "a".repeat(100_000), 414);
      String fields = "\r\nHost: h\r\nA: " + "b".repeat(256 - 14) + "\r\n\r\n";
      assertRefused(rig, "GET /open/a HTTP/1.1" + fields, 431);
      assertRefused(rig, "GET /open/a HTTP/1.1\r\nA: " + "b".repeat(100_000), 431);
      assertThat(rig.ask("GET /open/a HTTP/1.1\r\nHost: h\r\nA: b\r\nA: b\r\nA: b\r\n\r\n"))
          .startsWith("HTTP/1.1 200 ");
      assertRefused(
          rig, "GET /open/a HTTP/1.1\r\nHost: h\r\nA: b\r\nA: b\r\nA: b\r\nA: b\r\n\r\n", 431);
    }
  }

  private static void assertRefused(Rig rig, String request, int status) throws IOException {
    try (RawClient client = rig.client()) {
      assertThat(client.send(request).rest())
          .startsWith("HTTP/1.1 " + status + " ")
          .contains("\r\nConnection: close\r\n");
    }
  }

  @Test
  void tooManyConnectionsAreRefused() throws Exception {
    Limits limits = new Limits(8192, 32768, 100, 1 << 20, 2);
    try (RawUpstream upstream = RawUpstream.answering(RawUpstream.OK);
        Rig rig = Rig.to(upstream).limits(limits).start();
        RawClient one = rig.client();
        RawClient two = rig.client()) {
      assertThat(one.send(get("/open/a")).response()).startsWith("HTTP/1.1 200 ");
      assertThat(two.send(get("/open/a")).response()).startsWith("HTTP/1.1 200 ");
      try (RawClient three = rig.client()) {
        assertThat(three.rest()).startsWith("HTTP/1.1 503 ");
      }
      assertThat(one.send(get("/open/a")).response()).startsWith("HTTP/1.1 200 ");
    }
  }
}
