package dev.drawbridge.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mistakes of our own and want of memory: told, and no connection waits for ever. */
final class UnexpectedTest {
  private static final Logger LOGGER = Logger.getLogger(Unexpected.class.getName());

  private final List<LogRecord> logged = new CopyOnWriteArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          logged.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void watch() {
    LOGGER.addHandler(handler);
    LOGGER.setUseParentHandlers(false);
  }

  @AfterEach
  void unwatch() {
    LOGGER.removeHandler(handler);
    LOGGER.setUseParentHandlers(true);
  }

  @AfterAll
  static void noLeaks() {
    Leaks.assertNone();
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: h\r\n\r\n";
  }

  @Test
  void clientThatResetsIsNoNews() throws Exception {
    byte[] much = new byte[1 << 20];
    Logger engine = Logger.getLogger("io.netty");
    engine.addHandler(handler);
    try (RawUpstream upstream =
            RawUpstream.of(
                peer -> {
                  peer.readHead();
                  peer.write("HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n");
                  while (true) {
                    peer.write(much);
                  }
                });
        Rig rig = Rig.to(upstream).start();
        RawClient client = new RawClient(rig.address(), 4096)) {
      client.send(get("/open/a")).readExactly(100_000);
      client.socket.setSoLinger(true, 0);
      client.socket.close();
      assertThat(rig.report().failure()).isEqualTo("client-closed");
    } finally {
      engine.removeHandler(handler);
    }
    assertThat(logged).isEmpty();
  }

  @Test
  void mistakeIsToldWithItsTrace() throws Exception {
    IllegalStateException mistake = new IllegalStateException("meant to fail");
    try (RawUpstream upstream = RawUpstream.answering(RawUpstream.OK);
        Rig rig = Rig.to(upstream).failing("/open/bad", () -> mistake).start();
        RawClient client = rig.client();
        RawClient other = rig.client()) {
      assertThat(client.send(get("/open/bad")).rest()).isEqualTo("<reset>");
      assertThat(rig.report().failure()).isEqualTo("internal-error");
      assertThat(logged).singleElement().matches(entry -> entry.getThrown() == mistake);
      assertThat(other.send(get("/open/a")).response()).endsWith("ok");
    }
  }

  /** The mistake happens while an upstream's connection is being read. */
  @Test
  void mistakeOfThePipelinedRequestEndsItsConnection() throws Exception {
    try (RawUpstream upstream = RawUpstream.answering(RawUpstream.OK);
        Rig rig =
            Rig.to(upstream)
                .failing("/open/bad", () -> new IllegalStateException("meant to fail"))
                .start();
        RawClient client = rig.client()) {
      client.send(get("/open/a") + get("/open/bad") + get("/open/b"));
      assertThat(client.rest()).endsWith("<reset>");
      assertThat(rig.report().failure()).isNull();
      assertThat(rig.report().failure()).isEqualTo("internal-error");
      assertThat(logged).hasSize(1);
    }
  }

  @Test
  void wantOfMemoryIsNamedInTheAccessLogAlone() throws Exception {
    try (RawUpstream upstream = RawUpstream.answering(RawUpstream.OK);
        Rig rig =
            Rig.to(upstream)
                .failing("/open/bad", () -> new OutOfMemoryError("meant to fail"))
                .start();
        RawClient client = rig.client()) {
      assertThat(client.send(get("/open/bad")).rest()).isEqualTo("<reset>");
      assertThat(rig.report().failure()).isEqualTo("memory-exhausted");
      assertThat(logged).isEmpty();
    }
  }
}
