package dev.drawbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.config.Limits;
import dev.drawbridge.config.Timeouts;
import dev.drawbridge.config.TrustedProxies;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Clients and upstreams that do whatever comes to their mind: no answer goes to another's request,
 * nothing hangs, nothing is left over.
 */
@Timeout(300)
final class ChaosTest {
  private static final long SEED = Long.getLong("drawbridge.seed", System.nanoTime() & 0xffff);
  private static final int CLIENTS = Boolean.getBoolean("drawbridge.full") ? 10_000 : 750;
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Timeouts TIMEOUTS =
      new Timeouts(PATIENCE, PATIENCE, PATIENCE, PATIENCE, PATIENCE);

  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final AtomicInteger sound = new AtomicInteger();

  @AfterAll
  static void noLeaks() {
    Leaks.assertNone();
  }

  /** One request: its id stands in its path and all over its body. */
  private record Ask(String method, String id, String wire) {
    static Ask random(Random random, String id) {
      String[] methods = {"GET", "GET", "HEAD", "POST", "PUT", "DELETE"};
      String method = methods[random.nextInt(methods.length)];
      String start =
          method + " /open/" + id + "/" + random.nextInt(12) + " HTTP/1.1\r\nHost: h\r\n";
      String mark = "[" + id + "]";
      boolean bodiless = !method.startsWith("P");
      String body = bodiless ? "" : mark.repeat(random.nextInt(random.nextInt(4) == 0 ? 8000 : 8));
      if (bodiless) {
        return new Ask(method, id, start + "\r\n");
      }
      if (random.nextBoolean()) {
        return new Ask(method, id, start + "Content-Length: " + body.length() + "\r\n\r\n" + body);
      }
      StringBuilder chunks = new StringBuilder(start + "Transfer-Encoding: chunked\r\n\r\n");
      for (int i = random.nextInt(9); i > 0; i--) {
        chunks.append(Integer.toHexString(mark.length())).append(i % 3 == 0 ? ";x=y" : "");
        chunks.append("\r\n").append(mark).append("\r\n");
      }
      return new Ask(method, id, chunks.append("0\r\n\r\n").toString());
    }
  }

  private void serve(RawUpstream.Peer peer) throws IOException {
    for (String head = peer.readHead(); head != null; head = peer.readHead()) {
      String[] path = head.split(" ", 3)[1].split("/", -1);
      String id = path[2];
      int mood = Integer.parseInt(path[3]);
      boolean early = mood == 0;
      if (!early) {
        String body = peer.readBody(head);
        if (body == null) {
          return;
        }
        if (body.replace("[" + id + "]", "").contains("[")) {
          faults.add("foreign body for " + id);
        }
      }
      if (!answer(peer, id, mood, head.startsWith("HEAD ")) || early) {
        return;
      }
    }
  }

  /** Returns whether the connection goes on. */
  private static boolean answer(RawUpstream.Peer peer, String id, int mood, boolean bodiless)
      throws IOException {
    String mark = "<" + id + ">";
    String start = "HTTP/1.1 200 OK\r\nId: " + id + "\r\n";
    String body = mark.repeat(1 + Math.floorMod(id.hashCode(), 7) * 100);
    String length = start + "Content-Length: " + body.length() + "\r\n\r\n";
    String sent = bodiless ? "" : body;
    switch (mood) {
      case 1 -> {
        peer.write(start + "\r\n" + sent);
        return false;
      }
      case 2 -> {
        return false;
      }
      case 3 -> {
        peer.write(length + sent.substring(sent.length() / 2));
        peer.reset();
        return false;
      }
      case 4 -> peer.write("HTTP/1.1 2000\r\n\r\n");
      case 5 -> peer.write(length + sent + "HTTP/1.1 200 Evil\r\nContent-Length: 0\r\n\r\n");
      case 6 -> {
        peer.write("HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n");
        peer.write(length + sent);
      }
      case 7, 8 -> {
        peer.write(start + "Transfer-Encoding: chunked\r\n\r\n");
        String chunk = Integer.toHexString(mark.length()) + "\r\n" + mark + "\r\n";
        peer.write(bodiless ? "" : chunk.repeat(mood == 7 ? 1 : 300) + "0\r\n\r\n");
      }
      default -> {
        peer.write(length.substring(0, 20));
        peer.write(length.substring(20) + sent);
      }
    }
    return true;
  }

  private void play(Rig rig, int number) {
    Random random = new Random(SEED * 1_000_003 + number);
    List<Ask> asks = new ArrayList<>();
    StringBuilder wire = new StringBuilder();
    for (int i = random.nextInt(6); i >= 0; i--) {
      Ask ask = Ask.random(random, number + "x" + i);
      asks.add(ask);
      wire.append(ask.wire());
    }
    int end = random.nextInt(5) == 0 ? random.nextInt(wire.length()) : wire.length();
    boolean patient = end == wire.length() && random.nextInt(8) > 0;
    try (RawClient client = rig.client()) {
      for (int at = 0; at < end; ) {
        int next = Math.min(end, at + 1 + random.nextInt(random.nextBoolean() ? 60 : 60_000));
        client.send(wire.substring(at, next));
        at = next;
      }
      if (patient) {
        for (Ask ask : asks) {
          check(ask, client.response(ask.method().equals("HEAD")));
        }
      } else if (random.nextBoolean()) {
        client.socket.setSoLinger(true, 0);
      }
    } catch (SocketTimeoutException hung) {
      faults.add("hung: client " + number);
    } catch (IOException ended) {
      // Broken off, as upstreams are.
    }
  }

  private void check(Ask ask, String response) {
    String mark = "<" + ask.id() + ">";
    boolean own =
        response.startsWith("HTTP/1.1 200 OK\r\nId: " + ask.id() + "\r\n")
            && !content(response).replace(mark, "").contains("<");
    boolean refused = response.startsWith("HTTP/1.1 502 ") || response.startsWith("HTTP/1.1 504 ");
    sound.addAndGet(own ? 1 : 0);
    if (!own && !refused) {
      faults.add(ask + " got " + response);
    }
  }

  /** The body without its coding. */
  private static String content(String response) {
    int head = response.indexOf("\r\n\r\n") + 4;
    if (!response.substring(0, head).contains("\r\nTransfer-Encoding: chunked\r\n")) {
      return response.substring(head);
    }
    StringBuilder content = new StringBuilder();
    int at = head;
    while (at < response.length()) {
      int data = response.indexOf("\r\n", at) + 2;
      int end = data + Integer.parseInt(response.substring(at, data - 2), 16);
      content.append(response, data, end);
      at = end + 2;
    }
    return content.toString();
  }

  @ParameterizedTest
  @EnumSource(
      value = Transport.class,
      names = {"EPOLL", "NIO"})
  void everyoneGetsTheirOwn(Transport transport) throws Exception {
    Limits limits = Limits.DEFAULTS;
    try (RawUpstream upstream = RawUpstream.of(this::serve);
        Rig rig = Rig.to(upstream).transport(transport).timeouts(TIMEOUTS).start()) {
      ExecutorService clients = Executors.newFixedThreadPool(12);
      for (int i = 0; i < CLIENTS; i++) {
        int number = i;
        clients.execute(() -> play(rig, number));
        if (i % 100 == 50) {
          // New settings end the connections of old, each after its exchange.
          Limits other = new Limits(8 << 10, (32 << 10) + i, 100, limits.body(), 10_000);
          clients.execute(() -> rig.plane.settings(TIMEOUTS, other, TrustedProxies.none()));
        }
      }
      clients.shutdown();
      assertThat(clients.awaitTermination(240, TimeUnit.SECONDS)).isTrue();

      assertThat(faults).as("seed %d", SEED).isEmpty();
      assertThat(sound.get()).as("seed %d", SEED).isGreaterThan(CLIENTS / 2);
      long since = System.nanoTime();
      while (rig.plane.connections() > 0
          || rig.plane.pools().pools().stream().anyMatch(pool -> pool.active() > 0)) {
        assertThat(System.nanoTime() - since)
            .as("seed %d: left over", SEED)
            .isLessThan(20_000_000_000L);
        Thread.onSpinWait();
      }
    }
  }
}
