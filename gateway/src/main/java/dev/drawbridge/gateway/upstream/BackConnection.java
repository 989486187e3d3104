package dev.drawbridge.gateway.upstream;

import dev.drawbridge.gateway.http1.BodyReader;
import dev.drawbridge.gateway.http1.Framing;
import dev.drawbridge.gateway.http1.Head;
import dev.drawbridge.gateway.http1.HeadParser;
import dev.drawbridge.gateway.http1.Link;
import dev.drawbridge.gateway.http1.ResponseRules;
import dev.drawbridge.gateway.timing.Deadline;
import dev.drawbridge.gateway.timing.Wheel;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One connection to an upstream. It is being opened, idle in its pool, in use for one exchange, or
 * closed:
 *
 * <pre>
 *   OPENING ─opened─► BUSY ─ended, reusable─► IDLE ─assign─► BUSY
 *      └─refused, abort─► CLOSED ◄─broken, ended, abort─┘ ◄─closed, silence, any octet─ IDLE
 * </pre>
 */
public final class BackConnection extends ChannelInboundHandlerAdapter {
  private static final int MOST_INTERIM = 16;

  private enum State {
    OPENING,
    BUSY,
    IDLE,
    CLOSED
  }

  private final Pool pool;
  private final Wheel wheel;
  private final int responseTicks;
  private final int idleTicks;
  private final Head head = new Head();
  private final HeadParser parser;
  private final BodyReader body = new BodyReader();
  private final Deadline deadline = new Deadline(this::late);

  private State state = State.OPENING;
  private @Nullable UpstreamUser user;
  private @Nullable Link link;

  // Of the current exchange.
  private boolean reused;
  private boolean bodiless;
  private boolean bare;
  private boolean requestEnded;
  private boolean silent;
  private boolean headRead;
  private int interim;
  private boolean broken;

  BackConnection(Pool pool, Wheel wheel, BackSettings settings) {
    this.pool = pool;
    this.wheel = wheel;
    this.responseTicks = Wheel.ticks(settings.response());
    this.idleTicks = Wheel.ticks(settings.idle());
    this.parser = HeadParser.ofResponses(head, settings.limits());
  }

  void assign(UpstreamUser user) {
    this.user = user;
    reused = state == State.IDLE;
    if (reused) {
      state = State.BUSY;
      wheel.clear(deadline);
    }
    requestEnded = false;
    silent = true;
    headRead = false;
    interim = 0;
    parser.reset();
  }

  /** Whether requests can be written; if not, {@link UpstreamUser#connected} will tell. */
  public boolean isReady() {
    return state == State.BUSY;
  }

  /** Whether it has carried an exchange before this one. */
  public boolean isReused() {
    return reused;
  }

  boolean isAwaited() {
    return user != null;
  }

  void opened(@Nullable Throwable failure) {
    if (failure != null) {
      refused(
          failure instanceof ConnectTimeoutException
              ? UpstreamFailure.CONNECT_TIMEOUT
              : UpstreamFailure.REFUSED);
    } else if (user == null) {
      close();
    } else if (state == State.OPENING) {
      state = State.BUSY;
      user.connected();
    }
  }

  void refused(UpstreamFailure failure) {
    if (state != State.CLOSED) {
      pool.countFailure();
      fail(failure);
    }
  }

  /**
   * Begins the exchange's message flow.
   *
   * @param bodiless whether the request is HEAD
   * @param bare whether a chunked body shall come without its coding
   */
  public void begin(boolean bodiless, boolean bare) {
    this.bodiless = bodiless;
    this.bare = bare;
  }

  /** Writes without flushing; the buffer is released. */
  public void write(ByteBuf data) {
    if (link == null) {
      data.release();
    } else {
      link.write(data);
    }
  }

  public void flush() {
    if (link != null) {
      link.flush();
    }
  }

  /** Whether the upstream keeps up. */
  public boolean isWritable() {
    return link != null && link.isWritable();
  }

  /** Says that the request has been written wholly, so that the upstream's time begins. */
  public void requestEnded() {
    requestEnded = true;
    if (!headRead) {
      wheel.set(deadline, responseTicks);
    }
  }

  /** Stops or resumes reading, for a client that is slower than the upstream. */
  public void reading(boolean wanted) {
    if (link == null || link.isReading() == wanted) {
      return;
    }
    link.reading(wanted);
    if (wanted) {
      wheel.set(deadline, idleTicks);
    } else {
      wheel.clear(deadline);
    }
  }

  /** Ends the exchange before its time; nothing more will be called. */
  public void abort() {
    user = null;
    close();
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    link = new Link(context.channel());
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf in = (ByteBuf) message;
    try {
      if (user == null) {
        // Idle, or done with: an upstream that speaks unasked cannot be trusted with the next
        // request.
        close();
      } else {
        read(in);
      }
    } finally {
      in.release();
    }
  }

  private void read(ByteBuf in) {
    silent = false;
    while (!headRead) {
      if (!parser.parse(in) || !headComplete(in)) {
        return;
      }
    }
    UpstreamUser reader = user;
    if (reader == null) {
      return;
    }
    if (body.takesAll(in)) {
      reader.body(in.retain());
      advanced(false);
      return;
    }
    while (in.isReadable() && !body.done()) {
      ByteBuf piece = body.next(in);
      if (body.faulty()) {
        fail(UpstreamFailure.MALFORMED);
        return;
      }
      if (piece != null) {
        reader.body(piece);
      }
      if (user == null) {
        return;
      }
    }
    advanced(in.isReadable());
  }

  /** Returns whether to go on with what follows the head. */
  private boolean headComplete(ByteBuf in) {
    UpstreamUser reader = user;
    if (reader == null) {
      return false;
    }
    if (parser.fault() != null || ResponseRules.check(head, bodiless) != null) {
      fail(UpstreamFailure.MALFORMED);
      return false;
    }
    if (head.status() >= 200) {
      headRead = true;
      body.begin(head.framing(), head.contentLength(), bare);
      reader.head(head, in.readableBytes());
      return user != null;
    }
    if (head.status() == 101 || ++interim > MOST_INTERIM) {
      fail(head.status() == 101 ? UpstreamFailure.UPGRADED : UpstreamFailure.MALFORMED);
      return false;
    }
    reader.head(head, 0);
    parser.reset();
    return user != null;
  }

  private void advanced(boolean excess) {
    UpstreamUser reader = user;
    if (reader == null) {
      return;
    }
    if (!body.done()) {
      if (link != null && link.isReading()) {
        wheel.set(deadline, idleTicks);
      }
      return;
    }
    user = null;
    if (requestEnded && !excess && head.persistent()) {
      state = State.IDLE;
      reading(true);
      wheel.set(deadline, idleTicks);
      pool.release(this);
    } else {
      close();
    }
    reader.ended();
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (user != null) {
      user.readComplete();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (user == null) {
      return;
    }
    if (!requestEnded) {
      if (context.channel().isWritable()) {
        wheel.clear(deadline);
      } else {
        wheel.set(deadline, idleTicks);
      }
    }
    user.writabilityChanged();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    boolean ended = headRead && head.framing() == Framing.UNTIL_CLOSE && !broken;
    UpstreamUser reader = user;
    if (ended && reader != null) {
      user = null;
      close();
      reader.ended();
    } else {
      fail(headRead ? UpstreamFailure.TRUNCATED : UpstreamFailure.CLOSED);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    // A failed write does not end the exchange: an upstream may answer early and stop listening.
    broken = true;
    if (!(cause instanceof IOException)) {
      fail(headRead ? UpstreamFailure.TRUNCATED : UpstreamFailure.CLOSED);
    } else if (user != null && !deadline.isSet()) {
      wheel.set(deadline, responseTicks);
    }
  }

  private void late() {
    if (user == null) {
      close();
    } else {
      fail(headRead ? UpstreamFailure.STALLED : UpstreamFailure.TIMEOUT);
    }
  }

  private void fail(UpstreamFailure failure) {
    UpstreamUser reader = user;
    user = null;
    close();
    if (reader != null) {
      reader.failed(failure, silent);
    }
  }

  void close() {
    if (state == State.CLOSED) {
      return;
    }
    pool.forget(this, state == State.IDLE);
    state = State.CLOSED;
    wheel.remove(deadline);
    if (link != null) {
      link.close();
    }
  }
}
