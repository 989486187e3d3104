package dev.drawbridge.gateway.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A peer that takes something is told from one that takes nothing. */
final class LinkTest {
  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final Link link = new Link(channel);

  @AfterEach
  void close() {
    channel.finishAndReleaseAll();
  }

  private static ByteBuf octets(int count) {
    return Unpooled.wrappedBuffer(new byte[count]);
  }

  @Test
  void progressIsLessLeftThanBefore() {
    link.watch();
    link.write(octets(10));
    assertThat(link.progressed()).isTrue();
    assertThat(link.progressed()).isFalse();

    link.flush();
    link.write(octets(3));
    assertThat(link.progressed()).isTrue();
    assertThat(link.progressed()).isFalse();
    link.watch();
    assertThat(link.progressed()).isTrue();
    link.flush();
  }

  @Test
  void nothingLeftIsNoProgress() {
    link.watch();
    assertThat(link.progressed()).isFalse();
    link.write(octets(10));
    link.flush();
    assertThat(link.progressed()).isFalse();
  }

  @Test
  void readingChangesOnlyWhileOpen() {
    link.reading(false);
    assertThat(link.isReading()).isFalse();
    link.reading(true);
    assertThat(link.isReading()).isTrue();
    link.close();
    link.reading(false);
    assertThat(link.isReading()).isTrue();
  }
}
