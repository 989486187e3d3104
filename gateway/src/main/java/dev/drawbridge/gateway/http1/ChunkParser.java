package dev.drawbridge.gateway.http1;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Reads the chunked coding (RFC 9112 7.1), strictly: sizes are hexadecimal digits, lines end in CR
 * LF. Extensions and trailer fields are checked, bounded and dropped.
 */
final class ChunkParser {
  private static final int MOST_DIGITS = 15;
  private static final int MOST_EXTRAS = 8192;

  private enum State {
    SIZE,
    EXTENSION,
    EXTENSION_NAME,
    EXTENSION_EQUALS,
    EXTENSION_VALUE,
    QUOTED,
    ESCAPED,
    QUOTED_END,
    SIZE_LF,
    DATA,
    DATA_CR,
    DATA_LF,
    TRAILER,
    TRAILER_NAME,
    TRAILER_VALUE,
    TRAILER_LF,
    END_LF,
    DONE,
    FAULTY
  }

  private State state = State.SIZE;
  private boolean bare;
  private int digits;
  private long size;
  private long content;
  private int extras;

  void reset(boolean bare) {
    this.bare = bare;
    state = State.SIZE;
    digits = 0;
    size = 0;
    content = 0;
    extras = 0;
  }

  boolean done() {
    return state == State.DONE;
  }

  boolean faulty() {
    return state == State.FAULTY;
  }

  long content() {
    return content;
  }

  /** The next run of octets that is to be kept, owned by the caller; null if there is none. */
  @Nullable ByteBuf next(ByteBuf in) {
    int at = in.readerIndex();
    int end = in.writerIndex();
    int from = -1;
    while (at < end && state != State.DONE) {
      if (state == State.DATA) {
        from = from < 0 ? at : from;
        at += data(end - at);
      } else if (octet(in.getByte(at++))) {
        from = from < 0 ? at - 1 : from;
      } else if (state == State.FAULTY) {
        return null;
      } else if (from >= 0) {
        in.readerIndex(at);
        return in.retainedSlice(from, at - 1 - from);
      }
    }
    in.readerIndex(at);
    return from < 0 ? null : in.retainedSlice(from, at - from);
  }

  private int data(int available) {
    int taken = (int) Math.min(size, available);
    size -= taken;
    content += taken;
    if (size == 0) {
      state = State.DATA_CR;
    }
    return taken;
  }

  /** Takes one octet of the coding itself; whether it is to be kept. */
  private boolean octet(byte octet) {
    return switch (state) {
      case SIZE -> size(octet);
      case EXTENSION -> extra(Octets.TOKEN, octet, State.EXTENSION_NAME);
      case EXTENSION_NAME ->
          octet == '='
              ? dropped(State.EXTENSION_EQUALS)
              : extensionOrEnd(octet, State.EXTENSION_NAME);
      case EXTENSION_EQUALS ->
          octet == '"' ? dropped(State.QUOTED) : extra(Octets.TOKEN, octet, State.EXTENSION_VALUE);
      case EXTENSION_VALUE -> extensionOrEnd(octet, State.EXTENSION_VALUE);
      case QUOTED ->
          octet == '"'
              ? dropped(State.QUOTED_END)
              : extra(Octets.VALUE, octet, octet == '\\' ? State.ESCAPED : State.QUOTED);
      case ESCAPED -> extra(Octets.VALUE, octet, State.QUOTED);
      case QUOTED_END -> octet == ';' ? dropped(State.EXTENSION) : to(octet == '\r', State.SIZE_LF);
      case SIZE_LF -> to(octet == '\n', size == 0 ? State.TRAILER : State.DATA);
      case DATA_CR -> to(octet == '\r', State.DATA_LF);
      case DATA_LF -> nextSize(octet);
      case TRAILER ->
          octet == '\r' ? to(true, State.END_LF) : extra(Octets.TOKEN, octet, State.TRAILER_NAME);
      case TRAILER_NAME ->
          octet == ':'
              ? dropped(State.TRAILER_VALUE)
              : extra(Octets.TOKEN, octet, State.TRAILER_NAME);
      case TRAILER_VALUE ->
          octet == '\r'
              ? dropped(State.TRAILER_LF)
              : extra(Octets.VALUE, octet, State.TRAILER_VALUE);
      case TRAILER_LF -> octet == '\n' ? dropped(State.TRAILER) : fail();
      case END_LF -> to(octet == '\n', State.DONE);
      case DATA, DONE, FAULTY -> fail();
    };
  }

  private boolean size(byte octet) {
    if (Octets.is(Octets.HEX, octet)) {
      size = size << 4 | Character.digit(octet, 16);
      return ++digits > MOST_DIGITS ? fail() : !bare;
    }
    if (digits == 0) {
      return fail();
    }
    if (octet == ';') {
      return dropped(State.EXTENSION);
    }
    return to(octet == '\r', State.SIZE_LF);
  }

  private boolean extensionOrEnd(byte octet, State same) {
    if (octet == '\r') {
      return to(true, State.SIZE_LF);
    }
    return octet == ';' ? dropped(State.EXTENSION) : extra(Octets.TOKEN, octet, same);
  }

  private boolean nextSize(byte octet) {
    digits = 0;
    size = 0;
    return to(octet == '\n', State.SIZE);
  }

  private boolean extra(int kind, byte octet, State next) {
    return (Octets.is(kind, octet) && ++extras <= MOST_EXTRAS) ? dropped(next) : fail();
  }

  private boolean dropped(State next) {
    state = next;
    return false;
  }

  private boolean to(boolean sound, State next) {
    state = sound ? next : State.FAULTY;
    return sound && !bare;
  }

  private boolean fail() {
    state = State.FAULTY;
    return false;
  }
}
