package dev.drawbridge.gateway.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections to both sides: order, reuse, retry, persistence. */
@Timeout(60)
final class ConnectionTest {
  private static final String PREFLIGHT =
      "OPTIONS /cors/p HTTP/1.1\r\nHost: h\r\nOrigin: https://app.example\r\n"
          + "Access-Control-Request-Method: PUT\r\n\r\n";

  @AfterAll
  static void noLeaks() {
    Leaks.assertNone();
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: h\r\n\r\n";
  }

  private static RawUpstream echoingPath() {
    return RawUpstream.of(
        peer -> {
          for (String request = peer.readRequest(); request != null; request = peer.readRequest()) {
            String path = request.split(" ", 3)[1];
            peer.write("HTTP/1.1 200 OK\r\nContent-Length: " + path.length() + "\r\n\r\n" + path);
          }
        });
  }

  @Test
  void pipelinedRequestsAreAnsweredInOrder() throws Exception {
    try (RawUpstream upstream = echoingPath();
        Rig rig = Rig.to(upstream).start();
        RawClient client = rig.client()) {
      client.send(
          get("/open/1")
              + PREFLIGHT
              + "POST /open/2 HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc"
              + get("/nowhere")
              + PREFLIGHT
              + "POST /open/3 HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "3\r\nabc\r\n0\r\n\r\n"
              + get("/open/4"));

      assertThat(client.response()).startsWith("HTTP/1.1 200 ").endsWith("/open/1");
      assertThat(client.response()).startsWith("HTTP/1.1 204 ").doesNotContain("Via:");
      assertThat(client.response()).startsWith("HTTP/1.1 200 ").endsWith("/open/2");
      assertThat(client.response()).startsWith("HTTP/1.1 404 ");
      assertThat(client.response()).startsWith("HTTP/1.1 204 ");
      assertThat(client.response()).startsWith("HTTP/1.1 200 ").endsWith("/open/3");
      assertThat(client.response()).startsWith("HTTP/1.1 200 ").endsWith("/open/4");
    }
  }

  /**
   * An answer given at the gate must not get the fields or the place of one that is still awaited.
   */
  @Test
  void answersAtTheGateWaitForTheirTurn() throws Exception {
    CountDownLatch mayAnswer = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    try (RawUpstream upstream =
            RawUpstream.of(
                peer -> {
                  peer.readRequest();
                  asked.countDown();
                  await(mayAnswer);
                  peer.write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nlate");
                });
        Rig rig = Rig.to(upstream).start();
        RawClient client = rig.client()) {
      client.send(get("/open/slow") + PREFLIGHT);
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
      client.send(PREFLIGHT);
      mayAnswer.countDown();

      assertThat(client.response()).endsWith("\r\n\r\nlate").doesNotContain("Access-Control");
      assertThat(client.response()).startsWith("HTTP/1.1 204 ").contains("Access-Control-Allow");
      assertThat(client.response()).startsWith("HTTP/1.1 204 ");
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void headsMayComeOctetByOctet() throws Exception {
    try (RawUpstream upstream = echoingPath();
        Rig rig = Rig.to(upstream).start();
        RawClient client = rig.client()) {
      String post =
          "POST /open/slow HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "3;a=b\r\nabc\r\n0\r\nT: x\r\n\r\n";
      for (int i = 0; i < post.length(); i++) {
        client.send(post.substring(i, i + 1));
      }

      assertThat(client.response()).endsWith("/open/slow");
      assertThat(upstream.requests().get(0)).endsWith("\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
    }
  }

  @Test
  void upstreamConnectionsAreReused() throws Exception {
    try (RawUpstream upstream = echoingPath();
        Rig rig = Rig.to(upstream).start();
        RawClient client = rig.client()) {
      for (int i = 0; i < 20; i++) {
        assertThat(client.send(get("/open/" + i)).response()).endsWith("/open/" + i);
      }

      assertThat(upstream.connections()).isEqualTo(1);
      // The last answer arrives a moment before its connection is back in the pool.
      while (rig.plane.pools().pools().get(0).idle() == 0) {
        Thread.onSpinWait();
      }
      assertThat(rig.plane.pools().pools())
          .singleElement()
          .satisfies(pool -> assertThat(pool.opened()).isEqualTo(1))
          .satisfies(pool -> assertThat(pool.reused()).isEqualTo(19))
          .satisfies(pool -> assertThat(pool.idle()).isEqualTo(1))
          .satisfies(pool -> assertThat(pool.active()).isZero());
    }
  }

  /** A connection that the upstream closes as the second request arrives on it. */
  private static RawUpstream stale(boolean anOctet) {
    return RawUpstream.of(
        peer -> {
          peer.readRequest();
          peer.write(RawUpstream.OK);
          peer.readRequest();
          if (peer.number == 0) {
            if (anOctet) {
              peer.write("H");
            }
            return;
          }
          peer.write(RawUpstream.OK);
        });
  }

  @Test
  void idempotentRequestIsRepeatedOnceOnAFreshConnection() throws Exception {
    try (RawUpstream upstream =
            RawUpstream.of(
                peer -> {
                  peer.readRequest();
                  if (peer.number == 0) {
                    peer.write(RawUpstream.OK);
                    peer.readRequest();
                  } else {
                    peer.write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfresh");
                  }
                });
        Rig rig = Rig.to(upstream).start();
        RawClient client = rig.client()) {
      assertThat(client.send(get("/open/a")).response()).endsWith("ok");
      assertThat(client.send(get("/open/b")).response()).endsWith("fresh");
      assertThat(upstream.requests()).hasSize(3);
    }
  }

  @Test
  void nothingIsRepeatedThatMayHaveHadAnEffect() throws Exception {
    String bodiless = "POST /open/a HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n";
    String body = "PUT /open/a HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\na";
    for (String request : new String[] {bodiless, body}) {
      try (RawUpstream upstream = stale(false);
          Rig rig = Rig.to(upstream).start();
          RawClient client = rig.client()) {
        client.send(get("/open/a")).response();
        assertThat(client.send(request).response()).startsWith("HTTP/1.1 502 ");
        assertThat(upstream.connections()).isEqualTo(1);
      }
    }
  }

  @Test
  void nothingIsRepeatedOnceAnOctetCame() throws Exception {
    try (RawUpstream upstream = stale(true);
        Rig rig = Rig.to(upstream).start();
        RawClient client = rig.client()) {
      client.send(get("/open/a")).response();
      assertThat(client.send(get("/open/b")).response()).startsWith("HTTP/1.1 502 ");
      assertThat(upstream.connections()).isEqualTo(1);
    }
  }

  /**
   * The first read of a fresh connection takes 2048 octets: here just the answer, so that what
   * follows it is read when the next request is already waiting.
   */
  @Test
  void octetsBehindAnAnswerAreNoAnswerToTheNextRequest() throws Exception {
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: 2000\r\nA: ";
    answer += "b".repeat(2048 - 2000 - 4 - answer.length()) + "\r\n\r\n" + "x".repeat(2000);
    String evil = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil";
    byte[] both = (answer + evil).getBytes(ISO_8859_1);
    try (RawUpstream upstream =
            RawUpstream.of(
                peer -> {
                  peer.readRequest();
                  if (peer.number == 0) {
                    peer.write(both);
                    peer.readRequest();
                  } else {
                    peer.write(RawUpstream.OK);
                  }
                });
        Rig rig = Rig.to(upstream).start();
        RawClient client = rig.client()) {
      assertThat(answer).hasSize(2048);
      client.send(get("/open/a") + get("/open/b"));
      assertThat(client.response()).endsWith("xxx");
      assertThat(client.response()).endsWith("ok");
    }
  }

  @Test
  void oldClientsKeepTheConnectionIfTheyAsk() throws Exception {
    String asking = "GET /open/a HTTP/1.0\r\nHost: h\r\nConnection: Keep-Alive\r\n\r\n";
    try (RawUpstream upstream = echoingPath();
        Rig rig = Rig.to(upstream).start();
        RawClient client = rig.client()) {
      assertThat(client.send(asking).response()).contains("\r\nConnection: keep-alive\r\n");
      assertThat(client.send(asking).response()).contains("\r\nConnection: keep-alive\r\n");
      assertThat(client.send("GET /open/b HTTP/1.0\r\nHost: h\r\n\r\n").rest())
          .contains("\r\nConnection: close\r\n")
          .endsWith("/open/b");
    }
  }

  @Test
  void clientThatGoesIsReported() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch broken = new CountDownLatch(1);
    try (RawUpstream upstream =
            RawUpstream.of(
                peer -> {
                  peer.readHead();
                  asked.countDown();
                  peer.readHead();
                  broken.countDown();
                });
        Rig rig = Rig.to(upstream).start()) {
      try (RawClient client = rig.client()) {
        client.send(get("/open/a"));
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
      }
      assertThat(broken.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(rig.report().failure()).isEqualTo("client-closed");
    }
  }

  @Test
  void trustedProxiesAreAppendedTo() throws Exception {
    try (RawUpstream upstream = RawUpstream.answering(RawUpstream.OK);
        Rig rig = Rig.to(upstream).trusted("127.0.0.0/8").start()) {
      rig.ask(
          "GET /open/a HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: 1.1.1.1\r\nX-Forwarded-For: 2.2.2.2\r\n"
              + "Forwarded: for=1.1.1.1\r\nX-Forwarded-Proto: https\r\nX-Real-IP: 1.1.1.1\r\n"
              + "X_Forwarded_For: 6.6.6.6\r\n\r\n");

      assertThat(upstream.requests().get(0))
          .contains("\r\nX-Forwarded-For: 1.1.1.1, 2.2.2.2, 127.0.0.1\r\n")
          .contains("\r\nForwarded: for=1.1.1.1, for=127.0.0.1;host=\"h\";proto=http\r\n")
          .contains("\r\nX-Forwarded-Proto: https\r\n")
          .contains("\r\nX-Forwarded-Host: h\r\n")
          .contains("\r\nX-Real-IP: 1.1.1.1\r\n")
          .doesNotContain("X-Forwarded-Proto: http\r\n")
          .doesNotContain("6.6.6.6");
    }
  }

  /** One spelling of an address, so that upstreams and whoever reads the log can compare it. */
  @Test
  void addressesOfClientsAreShort() throws Exception {
    byte[] octets = NetUtil.createByteArrayFromIpAddressString("2001:db8::1:0:0:1");
    assertThat(Forwarding.text(Inet6Address.getByAddress(null, octets, 7)))
        .isEqualTo("2001:db8::1:0:0:1");
    for (String address : new String[] {"::1", "127.0.0.1"}) {
      assertThat(Forwarding.text(NetUtil.createInetAddressFromIpAddressString(address)))
          .isEqualTo(address);
    }
  }

  @Test
  void namedUpstreamsAreResolved() throws Exception {
    try (RawUpstream upstream = RawUpstream.answering(RawUpstream.OK);
        Rig rig =
            Rig.to(upstream)
                .upstream("/name/**", "localhost", upstream.port())
                .upstream("/unknown/**", "unknown.invalid", upstream.port())
                .start()) {
      assertThat(rig.ask(get("/name/a"))).endsWith("ok");
      assertThat(rig.ask(get("/unknown/a"))).startsWith("HTTP/1.1 502 ");
      rig.report();
      assertThat(rig.report().failure()).isEqualTo("upstream-unresolved");
    }
  }
}
