package dev.drawbridge.gateway.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that asks and asks, and takes no answer, is not asked for more. */
final class BackPressureTest {
  private static final long ON_THE_WAY = 16 << 20;
  private static final int REQUESTS = 1_000_000;
  private static final String NOWHERE = "GET /nowhere HTTP/1.1\r\nHost: h\r\n\r\n";

  @AfterAll
  static void noLeaks() {
    Leaks.assertNone();
  }

  /** Sends the same request again and again; returns why that came to its end. */
  private static CompletableFuture<String> flood(RawClient client, String request) {
    byte[] many = request.repeat(1000).getBytes(US_ASCII);
    CompletableFuture<String> ended = new CompletableFuture<>();
    Thread sender =
        new Thread(
            () -> {
              try {
                for (int sent = 0; sent < REQUESTS; sent += 1000) {
                  client.send(many);
                }
                ended.complete("all sent");
              } catch (IOException closed) {
                ended.complete(String.valueOf(closed.getMessage()));
              }
            });
    sender.setDaemon(true);
    sender.start();
    return ended;
  }

  /** Waits until a request has been answered, and then none for a while; returns how many. */
  private static int awaitStandstill(Rig rig) throws InterruptedException {
    int last = 0;
    int still = 0;
    for (int i = 0; i < 1500 && still < 30; i++) {
      TimeUnit.MILLISECONDS.sleep(10);
      int now = rig.reports.size();
      still = now == last && now > 0 ? still + 1 : 0;
      last = now;
    }
    assertThat(still).as("times without an answer, %d answers before", last).isEqualTo(30);
    return last;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        NOWHERE,
        "GET /open/a HTTP/1.1\r\nHost: h\r\n\r\n",
        "OPTIONS /cors/a HTTP/1.1\r\nHost: h\r\nOrigin: https://app.example\r\n"
            + "Access-Control-Request-Method: PUT\r\n\r\n"
      })
  void answersThatNobodyTakesDoNotPileUp(String request) throws Exception {
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n" + "x".repeat(4000);
    try (RawUpstream upstream = RawUpstream.answering(answer);
        Rig rig = Rig.to(upstream).start();
        RawClient client = new RawClient(rig.address(), 4096)) {
      int size = rig.ask(request).length();
      rig.report();
      flood(client, request);
      int answered = awaitStandstill(rig);
      assertThat((long) answered * size).isLessThan(ON_THE_WAY);

      // Once it reads, all goes on.
      byte[] some = new byte[64 << 10];
      for (int i = 0; i < 10_000 && rig.reports.size() == answered; i++) {
        assertThat(client.read(some)).isPositive();
      }
      assertThat(rig.reports.size()).isGreaterThan(answered);
    }
  }

  /** Where it is cut off in the end, it must not take what it has got for all. */
  @Test
  void slowClientIsResetWhenTimeIsUp() throws Exception {
    try (RawUpstream upstream = RawUpstream.answering(RawUpstream.OK);
        Rig rig = Rig.to(upstream).start();
        RawClient client = new RawClient(rig.address(), 4096)) {
      CompletableFuture<String> sender = flood(client, NOWHERE);
      awaitStandstill(rig);
      rig.plane.drain(Duration.ofMillis(100)).toCompletableFuture().get(30, TimeUnit.SECONDS);

      // The system tells of a reset once: to who reads, or to who writes.
      assertThat(client.rest() + sender.get(30, TimeUnit.SECONDS)).contains("reset");
    }
  }

  /** What has been answered before a drain is still on its way to a slow client. */
  @Test
  void drainCutsNoAnswerOfASlowClient() throws Exception {
    try (RawUpstream upstream = RawUpstream.answering(RawUpstream.OK);
        Rig rig = Rig.to(upstream).start();
        RawClient client = new RawClient(rig.address(), 4096)) {
      String one = rig.ask(NOWHERE);
      rig.report();
      flood(client, NOWHERE);
      int answered = awaitStandstill(rig);
      CompletableFuture<Void> drained =
          rig.plane.drain(Duration.ofSeconds(60)).toCompletableFuture();

      assertThat(client.rest()).hasSize(answered * one.length()).endsWith("\"}\n");
      drained.get(30, TimeUnit.SECONDS);
    }
  }
}
