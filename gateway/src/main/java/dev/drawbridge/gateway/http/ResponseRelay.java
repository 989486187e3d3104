package dev.drawbridge.gateway.http;

import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.gateway.http1.Field;
import dev.drawbridge.gateway.http1.Framing;
import dev.drawbridge.gateway.http1.Head;
import dev.drawbridge.gateway.http1.HeadWriter;
import dev.drawbridge.gateway.stage.CorsStage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Passes the response of an upstream on to the client: its head rewritten, its body framed for the
 * client's version.
 */
final class ResponseRelay {
  /**
   * Bodies up to this size are copied behind their head, which is cheaper than a second buffer to
   * write.
   */
  private static final int COALESCED = 4096;

  private static final byte[] VERSION = ascii("HTTP/1.1 ");
  private static final byte[] VIA = ascii("Via: 1.1 drawbridge\r\n");
  private static final byte[] CLOSE = ascii("Connection: close\r\n");
  private static final byte[] KEEP_ALIVE = ascii("Connection: keep-alive\r\n");
  private static final byte[] CHUNKED = ascii("Transfer-Encoding: chunked\r\n");
  private static final ByteBuf CONTINUE = constant("HTTP/1.1 100 Continue\r\n\r\n");
  private static final ByteBuf LINE_END = constant("\r\n");
  private static final ByteBuf LAST_CHUNK = constant("0\r\n\r\n");

  private final FrontConnection front;
  private final Lane lane;
  private @Nullable ByteBuf pending;
  private boolean begun;
  private boolean chunking;

  ResponseRelay(FrontConnection front) {
    this.front = front;
    this.lane = front.lane;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static ByteBuf constant(String text) {
    return Unpooled.unreleasableBuffer(Unpooled.directBuffer().writeBytes(ascii(text)))
        .asReadOnly();
  }

  void reset() {
    begun = false;
    chunking = false;
    drop();
  }

  /** Whether a final head has been given to the client. */
  boolean begun() {
    return begun;
  }

  void goOn() {
    front.link.write(CONTINUE.duplicate());
    front.link.flush();
  }

  /**
   * Writes the head.
   *
   * @param following how many octets of the body are there already
   * @return whether the connection can be kept open as far as the response goes
   */
  boolean head(
      Head request,
      Head response,
      @Nullable CorsDecision decision,
      boolean persistent,
      int following) {
    begun = true;
    boolean modern = request.minor() == 1;
    Framing framing = response.framing();
    boolean unframed = framing == Framing.CHUNKED || framing == Framing.UNTIL_CLOSE;
    boolean kept = persistent && (modern || !unframed);
    chunking = modern && framing == Framing.UNTIL_CLOSE;
    long dropped = Field.HOP_BY_HOP | (response.status() == 204 ? Field.CONTENT_LENGTH.bit() : 0);
    CorsStage.begin(lane.fields, decision, response, dropped);
    CorsStage.write(decision, request, lane.fields);
    HeadWriter out = lane.writer.clear().add(VERSION);
    out.add(response.bytes(), response.statusStart(), response.statusStart() + 3).add(' ');
    out.add(response.bytes(), response.reasonStart(), response.reasonEnd()).endLine();
    lane.fields.writeTo(out);
    if (modern && unframed) {
      out.add(CHUNKED);
    }
    if (response.find(Field.DATE, 0) < 0) {
      // RFC 9110 6.6.1: whoever forwards a response without a date dates it.
      out.add(lane.date.line());
    }
    if (!kept || !modern) {
      out.add(kept ? KEEP_ALIVE : CLOSE);
    }
    out.add(VIA).endLine();
    ByteBuf head = front.link.allocate(out.length() + (following <= COALESCED ? following : 0));
    out.writeTo(head);
    pending = head;
    return kept;
  }

  /** Writes a piece of the body. */
  void body(ByteBuf data) {
    if (chunking) {
      flushPending();
      front.link.write(
          Unpooled.wrappedBuffer(ascii(Integer.toHexString(data.readableBytes()) + "\r\n")));
      front.link.write(data);
      front.link.write(LINE_END.duplicate());
      return;
    }
    ByteBuf head = pending;
    if (head != null && data.readableBytes() <= head.writableBytes()) {
      head.writeBytes(data);
      data.release();
    } else {
      flushPending();
      front.link.write(data);
    }
  }

  /** Writes the end of the body. */
  void end() {
    flushPending();
    if (chunking) {
      front.link.write(LAST_CHUNK.duplicate());
    }
  }

  void flushPending() {
    ByteBuf head = pending;
    if (head != null) {
      pending = null;
      front.link.write(head);
    }
  }

  /** Forgets a head that has not been written. */
  void drop() {
    if (pending != null) {
      pending.release();
      pending = null;
    }
  }
}
