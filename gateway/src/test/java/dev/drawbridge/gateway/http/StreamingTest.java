package dev.drawbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.config.Limits;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bodies stream in both directions, whole, and no faster than the slower side takes them. */
final class StreamingTest {
  private static final int LARGE = 64 << 20;
  private static final Limits LIMITS = new Limits(8192, 32768, 100, 1L << 30, 100);

  /** What may be on the way between two sides: buffers of two sockets on each side, and ours. */
  private static final long ON_THE_WAY = 24 << 20;

  @AfterAll
  static void noLeaks() {
    Leaks.assertNone();
  }

  private static byte[] random(int length, long seed) {
    byte[] octets = new byte[length];
    new Random(seed).nextBytes(octets);
    return octets;
  }

  @ParameterizedTest
  @EnumSource(
      value = Transport.class,
      names = {"EPOLL", "NIO"})
  void largeBodiesArriveWhole(Transport transport) throws Exception {
    byte[] down = random(3_000_017, 1);
    byte[] up = random(2_000_003, 2);
    try (RawUpstream upstream =
            RawUpstream.of(
                peer -> {
                  for (String head = peer.readHead(); head != null; head = peer.readHead()) {
                    byte[] body = peer.readExactly(up.length);
                    boolean equal = Arrays.equals(body, up);
                    peer.write("HTTP/1.1 200 OK\r\nEqual: " + equal + "\r\n");
                    peer.write("Content-Length: " + down.length + "\r\n\r\n");
                    peer.write(down);
                  }
                });
        Rig rig = Rig.to(upstream).transport(transport).start();
        RawClient client = rig.client()) {
      for (int round = 0; round < 3; round++) {
        client.send(
            "POST /open/a HTTP/1.1\r\nHost: h\r\nContent-Length: " + up.length + "\r\n\r\n");
        client.send(up);
        assertThat(client.head()).contains("\r\nEqual: true\r\n");
        assertThat(client.readExactly(down.length)).isEqualTo(down);
      }
    }
  }

  @Test
  void chunkedBodiesArriveWholeHoweverTheyAreCut() throws Exception {
    Random random = new Random(3);
    StringBuilder chunks = new StringBuilder();
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      String data = "x".repeat(1 + random.nextInt(3000)).replace('x', (char) ('a' + i % 26));
      chunks.append(Integer.toHexString(data.length())).append("\r\n").append(data).append("\r\n");
      plain.append(data);
    }
    String coded = chunks + "0\r\n\r\n";
    try (RawUpstream upstream =
            RawUpstream.of(
                peer -> {
                  while (peer.readRequest() != null) {
                    peer.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                    for (int at = 0; at < coded.length(); ) {
                      int end = Math.min(coded.length(), at + 1 + random.nextInt(2000));
                      peer.write(coded.substring(at, end));
                      at = end;
                    }
                  }
                });
        Rig rig = Rig.to(upstream).start()) {
      assertThat(rig.ask("GET /open/a HTTP/1.1\r\nHost: h\r\n\r\n")).endsWith("\r\n\r\n" + coded);
      assertThat(rig.report().responseBytes())
          .isBetween((long) plain.length(), 1L + coded.length());
      try (RawClient old = rig.client()) {
        assertThat(old.send("GET /open/a HTTP/1.0\r\nHost: h\r\n\r\n").rest())
            .endsWith("\r\n\r\n" + plain);
      }
    }
  }

  @Test
  void slowReaderHoldsTheUpstreamBack() throws Exception {
    AtomicLong written = new AtomicLong();
    byte[] piece = new byte[64 << 10];
    try (RawUpstream upstream =
            RawUpstream.of(
                peer -> {
                  peer.readHead();
                  peer.write("HTTP/1.1 200 OK\r\nContent-Length: " + LARGE + "\r\n\r\n");
                  for (int i = 0; i < LARGE / piece.length; i++) {
                    peer.write(piece);
                    written.addAndGet(piece.length);
                  }
                });
        Rig rig = Rig.to(upstream).start();
        RawClient client = new RawClient(rig.address(), 256 << 10)) {
      client.send("GET /open/a HTTP/1.1\r\nHost: h\r\n\r\n");
      client.head();
      awaitStandstill(written);
      assertThat(written.get()).isLessThan(ON_THE_WAY);

      assertThat(client.readExactly(LARGE)).hasSize(LARGE);
      assertThat(rig.report().responseBytes()).isEqualTo(LARGE);
    }
  }

  @Test
  void slowUpstreamHoldsTheClientBack() throws Exception {
    CountDownLatch mayRead = new CountDownLatch(1);
    AtomicLong read = new AtomicLong();
    try (RawUpstream upstream =
            RawUpstream.of(
                peer -> {
                  peer.readHead();
                  await(mayRead);
                  read.addAndGet(peer.readExactly(LARGE).length);
                  peer.write(RawUpstream.OK);
                });
        Rig rig = Rig.to(upstream).limits(LIMITS).bigBodies("/big/**", upstream.port()).start();
        RawClient client = rig.client()) {
      AtomicLong sent = new AtomicLong();
      Thread sender = new Thread(() -> upload(client, sent));
      sender.start();
      awaitStandstill(sent);
      assertThat(sent.get()).isLessThan(ON_THE_WAY);
      mayRead.countDown();

      assertThat(client.response()).endsWith("ok");
      sender.join();
      assertThat(read.get()).isEqualTo(LARGE);
      assertThat(rig.report().requestBytes()).isEqualTo(LARGE);
    }
  }

  private static void upload(RawClient client, AtomicLong sent) {
    byte[] piece = new byte[64 << 10];
    try {
      client.send("POST /big/a HTTP/1.1\r\nHost: h\r\nContent-Length: " + LARGE + "\r\n\r\n");
      for (int i = 0; i < LARGE / piece.length; i++) {
        client.send(piece);
        sent.addAndGet(piece.length);
      }
    } catch (IOException closed) {
      // The gateway has answered early and closed.
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until a counter has begun and has not moved for a while. */
  private static void awaitStandstill(AtomicLong counter) throws InterruptedException {
    long last = -1;
    int still = 0;
    for (int i = 0; i < 1000 && still < 20; i++) {
      TimeUnit.MILLISECONDS.sleep(10);
      long now = counter.get();
      still = now == last && now > 0 ? still + 1 : 0;
      last = now;
    }
    assertThat(still).isEqualTo(20);
  }

  /** An upstream that answers before it has read the request, and does not read it. */
  @ParameterizedTest
  @EnumSource(
      value = Transport.class,
      names = {"EPOLL", "NIO"})
  void earlyAnswerDuringAnUploadArrives(Transport transport) throws Exception {
    try (RawUpstream upstream =
            RawUpstream.of(
                peer -> {
                  peer.readHead();
                  peer.write("HTTP/1.1 413 Content Too Large\r\nContent-Length: 5\r\n\r\nearly");
                });
        Rig rig =
            Rig.to(upstream)
                .transport(transport)
                .limits(LIMITS)
                .bigBodies("/big/**", upstream.port())
                .start();
        RawClient client = rig.client()) {
      Thread sender = new Thread(() -> upload(client, new AtomicLong()));
      sender.start();

      assertThat(client.response())
          .startsWith("HTTP/1.1 413 Content Too Large\r\n")
          .contains("\r\nConnection: close\r\n")
          .endsWith("early");
      Rig.Report report = rig.report();
      assertThat(report.status()).isEqualTo(413);
      assertThat(report.failure()).isNull();
      client.socket.close();
      sender.join();
    }
  }

  @Test
  void earlyAnswerOfAnUpstreamThatReadsOnDoesNotStopTheUpload() throws Exception {
    AtomicLong read = new AtomicLong();
    CountDownLatch all = new CountDownLatch(1);
    try (RawUpstream upstream =
            RawUpstream.of(
                peer -> {
                  peer.readHead();
                  peer.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n");
                  read.addAndGet(peer.readExactly(LARGE).length);
                  all.countDown();
                  peer.write("1\r\nb\r\n0\r\n\r\n");
                });
        Rig rig = Rig.to(upstream).limits(LIMITS).bigBodies("/big/**", upstream.port()).start();
        RawClient client = rig.client()) {
      Thread sender = new Thread(() -> upload(client, new AtomicLong()));
      sender.start();
      assertThat(client.head()).startsWith("HTTP/1.1 200 OK\r\n");
      assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(client.rest()).isEqualTo("1\r\na\r\n1\r\nb\r\n0\r\n\r\n");
      sender.join();
      assertThat(read.get()).isEqualTo(LARGE);
    }
  }

  @Test
  void continueIsPassedOnWhereItWasAskedFor() throws Exception {
    try (RawUpstream upstream =
            RawUpstream.of(
                peer -> {
                  assertThat(peer.readHead()).contains("\r\nExpect: 100-continue\r\n");
                  peer.write("HTTP/1.1 100 Continue\r\n\r\n");
                  peer.readExactly(3);
                  peer.write(RawUpstream.OK);
                });
        Rig rig = Rig.to(upstream).start();
        RawClient client = rig.client()) {
      client.send(
          "PUT /open/a HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
      assertThat(client.head()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
      assertThat(client.send("abc").response()).startsWith("HTTP/1.1 200 OK\r\n");
    }
  }

  @Test
  void tooLargeABodyIsRefusedWithoutContinue() throws Exception {
    try (RawUpstream upstream = RawUpstream.answering(RawUpstream.OK);
        Rig rig = Rig.to(upstream).start();
        RawClient client = rig.client()) {
      client.send(
          "PUT /cors/a HTTP/1.1\r\nHost: h\r\nOrigin: https://app.example\r\n"
              + "Expect: 100-continue\r\nContent-Length: 100000000\r\n\r\n");
      assertThat(client.rest())
          .startsWith("HTTP/1.1 413 Content Too Large\r\n")
          .contains("\r\nAccess-Control-Allow-Origin: https://app.example\r\n");
      assertThat(rig.report().failure()).isEqualTo("body-too-large");
      assertThat(upstream.requests()).isEmpty();
    }
  }
}
