package dev.drawbridge.gateway.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LogWriterTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private final List<String> problems = new CopyOnWriteArrayList<>();

  private static void append(LogWriter writer, LogRing ring, String line) {
    ring.offer(line.getBytes(StandardCharsets.US_ASCII), line.length());
    writer.appended();
  }

  @Test
  void writesTheLinesOfAllLoopsWhole() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LogWriter writer = new LogWriter(Channels.newChannel(out), problems::add);
    writer.start();
    List<Thread> loops = new ArrayList<>();
    for (int loop = 0; loop < 3; loop++) {
      String name = "loop" + loop;
      LogRing ring = writer.ring();
      loops.add(new Thread(() -> appendMany(writer, ring, name)));
    }
    loops.forEach(Thread::start);
    for (Thread loop : loops) {
      loop.join();
    }
    writer.close(PATIENCE);

    List<String> lines = out.toString(StandardCharsets.US_ASCII).lines().toList();
    assertThat(lines).hasSize(3 * 3_000).allMatch(line -> line.matches("loop\\d x{40} \\d+"));
    for (int loop = 0; loop < 3; loop++) {
      String start = "loop" + loop;
      assertThat(lines.stream().filter(line -> line.startsWith(start)))
          .isSortedAccordingTo((a, b) -> Integer.compare(number(a), number(b)));
    }
    assertThat(problems).isEmpty();
  }

  private static void appendMany(LogWriter writer, LogRing ring, String name) {
    for (int i = 0; i < 3_000; i++) {
      append(writer, ring, name + " " + "x".repeat(40) + " " + i + "\n");
    }
  }

  private static int number(String line) {
    return Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
  }

  @Test
  void aStuckReaderCostsLinesNotTime() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LogWriter writer =
        new LogWriter(
            channel(
                bytes -> {
                  stuck.await(30, TimeUnit.SECONDS);
                  out.write(bytes);
                }),
            problems::add);
    writer.start();
    LogRing ring = writer.ring();
    String line = "y".repeat(999) + "\n";
    for (int i = 0; i < 2_000; i++) {
      append(writer, ring, line);
    }
    long dropped = writer.dropped();
    stuck.countDown();
    writer.close(PATIENCE);

    assertThat(dropped).isGreaterThan(1_000);
    assertThat(out.size()).isEqualTo((2_000 - dropped) * 1_000);
    assertThat(problems)
        .containsExactly(
            "drawbridge: access log: %d lines dropped: standard output takes them slower than they come"
                .formatted(dropped));
  }

  @Test
  void aBrokenChannelIsReportedOnceAndItsLinesAreCounted() {
    LogWriter writer =
        new LogWriter(
            channel(
                bytes -> {
                  throw new IOException("Broken pipe");
                }),
            problems::add);
    writer.start();
    LogRing ring = writer.ring();
    for (int i = 0; i < 10; i++) {
      append(writer, ring, "line\n");
    }
    writer.close(PATIENCE);

    assertThat(problems)
        .containsExactly(
            "drawbridge: access log: cannot write to standard output (Broken pipe): it ends here");
    assertThat(writer.dropped()).isEqualTo(10);
  }

  /** What a test channel does with the bytes of one write. */
  private interface Sink {
    void take(byte[] bytes) throws IOException, InterruptedException;
  }

  private static WritableByteChannel channel(Sink sink) {
    return new WritableByteChannel() {
      @Override
      public int write(ByteBuffer source) throws IOException {
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        try {
          sink.take(bytes);
        } catch (InterruptedException interrupted) {
          throw new IOException(interrupted);
        }
        return bytes.length;
      }

      @Override
      public boolean isOpen() {
        return true;
      }

      @Override
      public void close() {}
    };
  }
}
