package dev.drawbridge.gateway.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogRingTest {
  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void givesBackEveryByteInOrderAcrossTheEdge() {
    long seed = 20261122;
    Random random = new Random(seed);
    LogRing ring = new LogRing(64);
    StringBuilder in = new StringBuilder();
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      String line = "x".repeat(random.nextInt(20)) + i + "\n";
      if (ring.offer(ascii(line), line.length())) {
        in.append(line);
      }
      ByteBuffer room = ByteBuffer.allocate(random.nextInt(48));
      ring.drainTo(room, ring.end());
      out.append(new String(room.array(), 0, room.position(), StandardCharsets.US_ASCII));
    }
    ByteBuffer rest = ByteBuffer.allocate(64);
    assertThat(ring.drainTo(rest, ring.end())).isTrue();
    out.append(new String(rest.array(), 0, rest.position(), StandardCharsets.US_ASCII));

    assertThat(out.toString()).as("seed %d", seed).isEqualTo(in.toString());
    assertThat(ring.isEmpty()).isTrue();
  }

  @Test
  void dropsWholeLinesWhereThereIsNoRoom() {
    LogRing ring = new LogRing(16);

    assertThat(ring.offer(ascii("0123456789\n"), 11)).isTrue();
    assertThat(ring.offer(ascii("0123456789\n"), 11)).isFalse();
    assertThat(ring.offer(ascii("0123\n"), 5)).isTrue();
    assertThat(ring.offer(ascii("\n"), 1)).isFalse();
    assertThat(ring.dropped()).isEqualTo(2);

    ByteBuffer out = ByteBuffer.allocate(16);
    assertThat(ring.drainTo(out, ring.end())).isTrue();
    assertThat(new String(out.array(), StandardCharsets.US_ASCII)).isEqualTo("0123456789\n0123\n");
    assertThat(ring.offer(ascii("0123456789\n"), 11)).isTrue();
  }
}
