package dev.drawbridge.gateway.http1;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Reads one message body as slices of what was read from the connection, without copying.
 *
 * <p>A chunked body comes either bare, or still in its chunked coding, which is then byte for byte
 * what a strict writer would have written: extensions and trailer fields are cut out.
 */
public final class BodyReader {
  private Framing framing = Framing.NONE;
  private long left;
  private long received;
  private final ChunkParser chunks = new ChunkParser();

  /**
   * Makes ready for the body of that head.
   *
   * @param bare whether a chunked body is to come without its coding
   */
  public void begin(Framing framing, long contentLength, boolean bare) {
    this.framing = framing;
    left = contentLength;
    received = 0;
    if (framing == Framing.CHUNKED) {
      chunks.reset(bare);
    }
  }

  /** Whether the body is complete; one that ends with the connection never is. */
  public boolean done() {
    return switch (framing) {
      case NONE -> true;
      case LENGTH -> left == 0;
      case CHUNKED -> chunks.done();
      case UNTIL_CLOSE -> false;
    };
  }

  /** Whether the framing is malformed; nothing more can be read. */
  public boolean faulty() {
    return framing == Framing.CHUNKED && chunks.faulty();
  }

  /** The octets of content so far, coding not counted. */
  public long received() {
    return framing == Framing.CHUNKED ? chunks.content() : received;
  }

  /** The octets still to come where that is known, else {@link Long#MAX_VALUE}. */
  public long remaining() {
    return framing == Framing.NONE || framing == Framing.LENGTH ? left : Long.MAX_VALUE;
  }

  /**
   * Counts all that the buffer holds as body, if all of it is and comes as it is; the caller passes
   * the buffer on then. If not, nothing happens, and {@link #next} is to be called.
   */
  public boolean takesAll(ByteBuf in) {
    int readable = in.readableBytes();
    if (framing == Framing.LENGTH ? readable > left : framing != Framing.UNTIL_CLOSE) {
      return false;
    }
    take(readable);
    return readable > 0;
  }

  private void take(int octets) {
    received += octets;
    left -= framing == Framing.LENGTH ? octets : 0;
  }

  /**
   * The next piece of the body, owned by the caller, or null if the buffer holds none. To be called
   * until the buffer is empty or the body is done or faulty.
   */
  public @Nullable ByteBuf next(ByteBuf in) {
    if (framing == Framing.CHUNKED) {
      return chunks.next(in);
    }
    int readable = in.readableBytes();
    int taken = framing == Framing.LENGTH ? (int) Math.min(left, readable) : readable;
    if (taken == 0) {
      return null;
    }
    take(taken);
    return in.readRetainedSlice(taken);
  }
}
