package dev.drawbridge.gateway.http;

import dev.drawbridge.gateway.http1.Link;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/**
 * What a client has sent: used step by step, and held while there is no use for it, when reading
 * stops.
 */
final class Inlet {
  /** Who uses it. */
  interface Reader {
    /** Uses something of the buffer; returns whether to go on with what is left. */
    boolean step(ByteBuf in);

    boolean isClosed();

    /** Some octets that had been held have been used. */
    void flush();

    /** A step failed, as none should. */
    void broken(Throwable mistake);
  }

  private final Link link;
  private final Reader reader;
  private @Nullable ByteBuf held;
  private boolean inUse;

  Inlet(Link link, Reader reader) {
    this.link = link;
    this.reader = reader;
  }

  /** Takes what was read, and owns it. */
  void add(ByteBuf in) {
    if (held == null) {
      use(in);
    } else {
      held = Unpooled.wrappedBuffer(held, in);
    }
  }

  private void use(ByteBuf in) {
    inUse = true;
    try {
      while (in.isReadable() && reader.step(in)) {}
    } catch (RuntimeException | Error mistake) {
      reader.broken(mistake);
    } finally {
      inUse = false;
      if (in.isReadable() && !reader.isClosed()) {
        held = in;
        link.reading(false);
      } else {
        in.release();
      }
    }
  }

  /** Goes on with what is held, and reads again. */
  void resume() {
    if (inUse) {
      return;
    }
    ByteBuf waiting = held;
    held = null;
    if (waiting != null) {
      use(waiting);
      reader.flush();
    }
    if (held == null) {
      link.reading(true);
    }
  }

  /** Whether nothing is held or being used. */
  boolean isEmpty() {
    return held == null && !inUse;
  }

  /** Forgets what is held. */
  void drop() {
    if (held != null) {
      held.release();
      held = null;
    }
  }
}
