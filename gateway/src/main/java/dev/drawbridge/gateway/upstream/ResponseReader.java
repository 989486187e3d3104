package dev.drawbridge.gateway.upstream;

import dev.drawbridge.gateway.http1.BodyReader;
import dev.drawbridge.gateway.http1.Framing;
import dev.drawbridge.gateway.http1.Head;
import dev.drawbridge.gateway.http1.HeadLimits;
import dev.drawbridge.gateway.http1.HeadParser;
import dev.drawbridge.gateway.http1.ResponseRules;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Reads the responses of one connection, one for each request: interim heads, head and body. */
final class ResponseReader {
  private static final int MOST_INTERIM = 16;

  private final Head head = new Head();
  private final HeadParser parser;
  private final BodyReader body = new BodyReader();
  private boolean bodiless;
  private boolean bare;
  private boolean headRead;
  private int interim;
  private @Nullable UpstreamFailure failure;

  ResponseReader(HeadLimits limits) {
    parser = HeadParser.ofResponses(head, limits);
  }

  /** Makes ready for the response to the next request. */
  void reset() {
    parser.reset();
    headRead = false;
    interim = 0;
    failure = null;
  }

  /**
   * Says what the request was.
   *
   * @param bodiless whether it was HEAD
   * @param bare whether a chunked body shall come without its coding
   */
  void begin(boolean bodiless, boolean bare) {
    this.bodiless = bodiless;
    this.bare = bare;
  }

  /** Reads on in a head; returns whether one is complete, or there is a {@link #failure}. */
  boolean readHead(ByteBuf in) {
    if (!parser.parse(in)) {
      return false;
    }
    if (parser.fault() != null || ResponseRules.check(head, bodiless) != null) {
      failure = UpstreamFailure.MALFORMED;
    } else if (head.status() == 101) {
      failure = UpstreamFailure.UPGRADED;
    } else if (head.status() >= 200) {
      headRead = true;
      body.begin(head.framing(), head.contentLength(), bare);
    } else if (++interim > MOST_INTERIM) {
      failure = UpstreamFailure.MALFORMED;
    }
    return true;
  }

  /** Goes on to the head that follows an interim one. */
  void nextHead() {
    if (!headRead) {
      parser.reset();
    }
  }

  /** Why the head is refused, or null. */
  @Nullable UpstreamFailure failure() {
    return failure;
  }

  Head head() {
    return head;
  }

  BodyReader body() {
    return body;
  }

  /** Whether the final head has been read. */
  boolean headRead() {
    return headRead;
  }

  /** Whether the end of the connection is the end of the body. */
  boolean endsWithConnection() {
    return headRead && head.framing() == Framing.UNTIL_CLOSE;
  }
}
