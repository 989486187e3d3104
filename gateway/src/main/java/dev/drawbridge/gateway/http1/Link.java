package dev.drawbridge.gateway.http1;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.DuplexChannel;

/** One channel as those who carry messages use it. On its event loop only. */
public final class Link {
  private final Channel channel;
  private long pending = Long.MAX_VALUE;

  public Link(Channel channel) {
    this.channel = channel;
  }

  /** The channel itself, for what is asked of it once in a while. */
  public Channel channel() {
    return channel;
  }

  public ByteBuf allocate(int capacity) {
    return channel.alloc().directBuffer(capacity);
  }

  /** Writes without flushing; the buffer is released. */
  public void write(ByteBuf data) {
    channel.write(data, channel.voidPromise());
  }

  public void flush() {
    channel.flush();
  }

  /** Whether the peer keeps up, once all has been flushed. */
  public boolean isWritable() {
    if (channel.isWritable()) {
      return true;
    }
    channel.flush();
    return channel.isWritable();
  }

  /** Begins to watch whether the peer takes what is written. */
  public void watch() {
    pending = Long.MAX_VALUE;
  }

  /** How much has been written that the system has not taken. */
  private long left() {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }

  /** Whether something is left that the system has not taken, but less than at the last look. */
  public boolean progressed() {
    long left = left();
    boolean progressed = left > 0 && left < pending;
    pending = left;
    return progressed;
  }

  /** Whether reading is on. */
  public boolean isReading() {
    return channel.config().isAutoRead();
  }

  /** Stops or resumes reading. */
  public void reading(boolean wanted) {
    if (channel.config().isAutoRead() != wanted && channel.isActive()) {
      channel.config().setAutoRead(wanted);
    }
  }

  /**
   * Flushes and ends the connection.
   *
   * @param both whether it is closed at once; if not, only our side ends, and what the peer still
   *     sends is read, lest a reset overtake what was written
   * @param ended told when our side has ended, but not the peer's
   */
  public void finish(boolean both, Runnable ended) {
    ChannelFuture flushed = channel.writeAndFlush(Unpooled.EMPTY_BUFFER);
    if (both) {
      flushed.addListener(ChannelFutureListener.CLOSE);
      return;
    }
    flushed.addListener(
        end -> {
          if (end.isSuccess()) {
            ((DuplexChannel) channel).shutdownOutput();
            ended.run();
          } else {
            channel.close();
          }
        });
    reading(true);
  }

  /** Closes; a peer that has not got all that was written cannot take it for complete. */
  public void close() {
    if (left() > 0) {
      reset();
    } else {
      channel.close();
    }
  }

  /** Closes in such a way that the peer cannot take what it has got for complete. */
  public void reset() {
    if (channel.isOpen()) {
      channel.config().setOption(ChannelOption.SO_LINGER, 0);
      channel.close();
    }
  }
}
