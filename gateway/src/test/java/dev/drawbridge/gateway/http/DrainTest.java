package dev.drawbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The end of a data plane: what has begun comes to its end, all else ends at once. */
@Timeout(60)
final class DrainTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(200);

  @AfterAll
  static void noLeaks() {
    Leaks.assertNone();
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: h\r\n\r\n";
  }

  @Test
  void drainFinishesWhatHasBegunAndClosesTheRest() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch mayAnswer = new CountDownLatch(1);
    try (RawUpstream upstream =
            RawUpstream.of(
                peer -> {
                  peer.readRequest();
                  asked.countDown();
                  try {
                    mayAnswer.await();
                  } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                  }
                  peer.write(RawUpstream.OK);
                  peer.readRequest();
                });
        Rig rig = Rig.to(upstream).start();
        RawClient busy = rig.client();
        RawClient idle = rig.client()) {
      idle.send(get("/nowhere")).response();
      busy.send(get("/open/a"));
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

      CompletableFuture<Void> drained = rig.plane.drain(LONG).toCompletableFuture();
      assertThat(idle.rest()).isEmpty();
      assertThat(drained).isNotDone();
      mayAnswer.countDown();
      assertThat(busy.rest()).contains("\r\nConnection: close\r\n").endsWith("ok");
      drained.get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void drainEndsByForceInTheEnd() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (RawUpstream upstream =
            RawUpstream.of(
                peer -> {
                  peer.readRequest();
                  asked.countDown();
                  peer.readRequest();
                });
        Rig rig = Rig.to(upstream).start();
        RawClient busy = rig.client()) {
      busy.send(get("/open/a"));
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
      rig.plane.drain(SHORT).toCompletableFuture().get(10, TimeUnit.SECONDS);
      assertThat(busy.rest()).doesNotContain("HTTP/1.1");
      assertThat(rig.report().status()).isZero();
    }
  }

  /** The rest of a body that nobody wants is read, then the connection ends, not idles. */
  @Test
  void drainDoesNotWaitForThoseWhoseBodyIsDiscarded() throws Exception {
    List<RawClient> idle = new ArrayList<>();
    try (RawUpstream upstream = RawUpstream.answering(RawUpstream.OK);
        Rig rig = Rig.to(upstream).start();
        RawClient client = rig.client()) {
      client.send("POST /nowhere HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\nab");
      assertThat(client.response()).startsWith("HTTP/1.1 404 ").doesNotContain("close");
      for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
        idle.add(rig.client());
      }
      while (rig.plane.connections() <= idle.size()) {
        Thread.onSpinWait();
      }
      CompletableFuture<Void> drained = rig.plane.drain(LONG).toCompletableFuture();
      // Once all of these are closed, every event loop has been told.
      for (RawClient other : idle) {
        assertThat(other.rest()).isEmpty();
        other.close();
      }

      client.send("cd");
      assertThat(client.rest()).isEmpty();
      drained.get(10, TimeUnit.SECONDS);
    }
  }

  /** To a client of HTTP/1.0 the end of the connection would be the end of the body. */
  @Test
  void whatIsCutInTheEndDoesNotLookComplete() throws Exception {
    try (RawUpstream upstream =
            RawUpstream.of(
                peer -> {
                  peer.readRequest();
                  peer.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n");
                  peer.readRequest();
                });
        Rig rig = Rig.to(upstream).start();
        RawClient old = rig.client()) {
      old.send("GET /open/a HTTP/1.0\r\nHost: h\r\n\r\n");
      old.head();
      assertThat(old.readExactly(2)).asString().isEqualTo("ab");
      rig.plane.drain(SHORT).toCompletableFuture().get(10, TimeUnit.SECONDS);
      assertThat(old.rest()).isEqualTo("<reset>");
      assertThat(rig.report().failure()).isEqualTo("gateway-stopped");
    }
  }
}
