package dev.drawbridge.gateway.upstream;

import dev.drawbridge.gateway.http1.BodyReader;
import dev.drawbridge.gateway.http1.Link;
import dev.drawbridge.gateway.timing.Deadline;
import dev.drawbridge.gateway.timing.Wheel;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One connection to an upstream. It is being opened, in use for one exchange, done with it while
 * what came with its end is still being read, idle in its pool, or closed:
 *
 * <pre>
 *   OPENING ─opened─► BUSY ─ended, reusable─► ENDED ─nothing followed─► IDLE ─assign─► BUSY
 *      └─refused, late, abort─► CLOSED ◄─broken, ended, abort─┘ ◄─closed, late, any octet─┘
 * </pre>
 */
public final class BackConnection extends ChannelInboundHandlerAdapter {
  private enum State {
    OPENING,
    BUSY,
    ENDED,
    IDLE,
    CLOSED
  }

  private final Pool pool;
  private final Wheel wheel;
  private final int responseTicks;
  private final int idleTicks;
  private final ResponseReader response;
  private final Deadline deadline = new Deadline(this::late);

  private State state = State.OPENING;
  private @Nullable UpstreamUser user;

  /** Who is told of mistakes: the user, and still when its exchange ends in the current read. */
  private @Nullable UpstreamUser concerned;

  private @Nullable Link link;

  // Of the current exchange.
  private boolean reused;
  private boolean requestEnded;
  private boolean silent;
  private boolean broken;

  BackConnection(Pool pool, Wheel wheel, BackSettings settings) {
    this.pool = pool;
    this.wheel = wheel;
    this.responseTicks = Wheel.ticks(settings.response());
    this.idleTicks = Wheel.ticks(settings.idle());
    this.response = new ResponseReader(settings.limits());
    wheel.set(deadline, Wheel.ticks(settings.connect()));
  }

  void assign(UpstreamUser user) {
    this.user = user;
    concerned = user;
    reused = state == State.IDLE;
    if (reused) {
      state = State.BUSY;
      wheel.clear(deadline);
    }
    requestEnded = false;
    silent = true;
    response.reset();
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

  void refused(UpstreamFailure failure) {
    if (state != State.CLOSED) {
      pool.countFailure();
      fail(failure);
    }
  }

  /** Takes the channel that is being opened. */
  void attempt(Channel channel) {
    link = new Link(channel);
  }

  /** Handles the channel from now on. */
  void opened(Channel channel) {
    channel.pipeline().addLast(this);
    if (user != null) {
      wheel.clear(deadline);
      state = State.BUSY;
      try {
        user.connected();
      } catch (RuntimeException | Error mistake) {
        mistaken(mistake);
      }
    }
  }

  /** Begins with a request: whether it is HEAD, and whether a chunked body shall come bare. */
  public void begin(boolean bodiless, boolean bare) {
    response.begin(bodiless, bare);
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
    if (!response.headRead()) {
      wheel.set(deadline, responseTicks);
    } else if (isReading()) {
      wheel.set(deadline, idleTicks);
    }
  }

  private boolean isReading() {
    return link != null && link.isReading();
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
    concerned = null;
    close();
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
    while (!response.headRead()) {
      if (!response.readHead(in) || !tellHead(in)) {
        return;
      }
    }
    UpstreamUser reader = user;
    if (reader == null) {
      return;
    }
    BodyReader body = response.body();
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
  private boolean tellHead(ByteBuf in) {
    UpstreamFailure failure = response.failure();
    UpstreamUser reader = user;
    if (failure != null || reader == null) {
      fail(failure == null ? UpstreamFailure.CLOSED : failure);
      return false;
    }
    reader.head(response.head(), response.headRead() ? in.readableBytes() : 0);
    response.nextHead();
    return user != null;
  }

  private void advanced(boolean excess) {
    UpstreamUser reader = user;
    if (reader == null) {
      return;
    }
    if (!response.body().done()) {
      if (isReading()) {
        wheel.set(deadline, idleTicks);
      }
      return;
    }
    user = null;
    if (requestEnded && !excess && !broken && response.head().persistent()) {
      state = State.ENDED;
      reading(true);
      wheel.set(deadline, idleTicks);
    } else {
      close();
    }
    reader.ended();
  }

  /** Only now is it known that nothing follows a response that has ended. */
  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (user != null) {
      user.readComplete();
    } else if (state == State.ENDED) {
      state = State.IDLE;
      concerned = null;
      pool.release(this);
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (user == null) {
      return;
    }
    if (!requestEnded) {
      if (!context.channel().isWritable() || (response.headRead() && isReading())) {
        wheel.set(deadline, idleTicks);
      } else {
        wheel.clear(deadline);
      }
    }
    user.writabilityChanged();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    UpstreamUser reader = user;
    if (reader != null && response.endsWithConnection() && !broken) {
      user = null;
      close();
      reader.ended();
    } else {
      fail(response.headRead() ? UpstreamFailure.TRUNCATED : UpstreamFailure.CLOSED);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    // A failed write does not end the exchange: an upstream may answer early and stop listening.
    broken = true;
    if (cause instanceof IOException) {
      if (user != null && !deadline.isSet()) {
        wheel.set(deadline, responseTicks);
      }
    } else {
      mistaken(cause);
    }
  }

  private void mistaken(Throwable cause) {
    UpstreamUser told = concerned;
    abort();
    if (told != null) {
      told.broken(cause);
    }
  }

  private void late() {
    if (state == State.OPENING) {
      refused(UpstreamFailure.CONNECT_TIMEOUT);
    } else if (user == null) {
      close();
    } else {
      fail(response.headRead() ? UpstreamFailure.STALLED : UpstreamFailure.TIMEOUT);
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
