package dev.drawbridge.gateway.http;

import dev.drawbridge.gateway.http1.BodyReader;
import dev.drawbridge.gateway.http1.Head;
import dev.drawbridge.gateway.http1.HeadParser;
import dev.drawbridge.gateway.http1.Link;
import dev.drawbridge.gateway.timing.Deadline;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;

/**
 * One connection of a client: reads one request after the other, each when the one before has been
 * answered.
 *
 * <pre>
 *   IDLE ─octet─► HEAD ─complete─► BODY ─complete─► WAITING ─answered─► IDLE
 *                                    └─answered early─► DISCARD ─complete─► IDLE
 *   any ─refused, answered for the last time─► LINGER ─end, time─► CLOSED
 * </pre>
 *
 * <p>What is read while the state has no use for it is held.
 */
final class FrontConnection extends ChannelInboundHandlerAdapter implements Inlet.Reader {
  private static final int LINGER_TICKS = 40;

  private enum State {
    IDLE,
    HEAD,
    BODY,
    WAITING,
    DISCARD,
    LINGER,
    CLOSED
  }

  final Lane lane;
  final Head head = new Head();
  final HeadParser parser;
  final BodyReader body = new BodyReader();
  final Link link;
  private final FrontSettings settings;

  private final Inlet inlet;
  private final Passage passage;
  private final Deadline deadline = new Deadline(this::late);

  private State state = State.IDLE;
  private long headSince;

  FrontConnection(Lane lane, Channel channel, InetAddress peer) {
    this.lane = lane;
    this.settings = lane.plane.settings;
    this.link = new Link(channel);
    this.inlet = new Inlet(link, this);
    this.parser = HeadParser.ofRequests(head, settings.limits());
    this.passage = new Passage(this, Forwarding.text(peer), settings.trusted().contains(peer));
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    lane.fronts.add(this);
    if (lane.plane.open.incrementAndGet() > settings.connections()) {
      passage.refuseConnection();
    } else if (lane.plane.draining) {
      close();
    } else {
      lane.wheel.set(deadline, settings.idleTicks());
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    inlet.add((ByteBuf) message);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    flush();
  }

  @Override
  public boolean step(ByteBuf in) {
    return switch (state) {
      case IDLE -> begin();
      case HEAD -> head(in);
      case BODY -> body(in);
      case WAITING -> false;
      case DISCARD -> discard(in);
      case LINGER, CLOSED -> {
        in.skipBytes(in.readableBytes());
        yield false;
      }
    };
  }

  /** A client that does not take its answers is not asked for more. */
  private boolean begin() {
    if (!isWritable()) {
      return false;
    }
    state = State.HEAD;
    lane.wheel.set(deadline, settings.headTicks());
    return true;
  }

  private boolean head(ByteBuf in) {
    if (!parser.parse(in)) {
      headSince = headSince();
      return false;
    }
    lane.wheel.clear(deadline);
    state = State.WAITING;
    passage.begin();
    return true;
  }

  /** When the first octet of a head in several pieces was read; now for any other. */
  long headSince() {
    return headSince == 0 ? System.nanoTime() : headSince;
  }

  /** Says that the request is on its way, so that its body is wanted as it comes. */
  void forward() {
    forward(State.BODY);
  }

  private void forward(State reading) {
    state = body.done() ? State.WAITING : reading;
    if (state == reading) {
      lane.wheel.set(deadline, settings.idleTicks());
    }
  }

  private boolean body(ByteBuf in) {
    if (!passage.takesBody()) {
      lane.wheel.clear(deadline);
      return false;
    }
    lane.wheel.set(deadline, settings.idleTicks());
    if (body.takesAll(in)) {
      ByteBuf all = in.retainedSlice();
      in.skipBytes(in.readableBytes());
      passage.requestBody(all);
    } else {
      ByteBuf piece = body.next(in);
      if (body.faulty()) {
        passage.malformedBody();
      } else if (piece != null) {
        passage.requestBody(piece);
      }
    }
    if (state == State.BODY && body.done()) {
      state = State.WAITING;
      lane.wheel.clear(deadline);
      passage.requestEnded();
    }
    return true;
  }

  private boolean discard(ByteBuf in) {
    ByteBuf piece = body.next(in);
    if (piece != null) {
      piece.release();
    }
    if (body.done()) {
      if (stays()) {
        next();
      } else {
        closeGently();
      }
    }
    return true;
  }

  private void next() {
    state = State.IDLE;
    headSince = 0;
    link.watch();
    parser.reset();
    lane.wheel.set(deadline, settings.idleTicks());
  }

  /** Says that the response has been written wholly; the connection goes on only if it may. */
  void answered(boolean persistent) {
    if (state == State.CLOSED || state == State.LINGER) {
      return;
    }
    if (!persistent || !stays()) {
      closeGently();
    } else if (body.done()) {
      next();
      resume();
    } else {
      forward(State.DISCARD);
      resume();
    }
  }

  /** Goes on with what is held, and reads again. */
  void resume() {
    inlet.resume();
  }

  @Override
  public void flush() {
    link.flush();
    passage.flushRequest();
  }

  /** Whether the client keeps up; if not, it has the idle time to take something. */
  boolean isWritable() {
    boolean writable = link.isWritable();
    if (!writable) {
      link.watch();
      lane.wheel.set(deadline, settings.idleTicks());
    }
    return writable;
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (context.channel().isWritable() && state != State.CLOSED) {
      if (state == State.WAITING) {
        lane.wheel.clear(deadline);
      }
      if (state == State.IDLE) {
        resume();
      } else {
        passage.clientWritable();
      }
    }
  }

  private void late() {
    try {
      giveUp();
    } catch (RuntimeException | Error mistake) {
      broken(mistake);
    }
  }

  private void giveUp() {
    if (state != State.HEAD && state != State.BODY && link.progressed()) {
      // A slow client is not an idle one: it has taken something since the last look.
      lane.wheel.set(deadline, settings.idleTicks());
      return;
    }
    switch (state) {
      case HEAD -> passage.lateHead();
      case BODY -> passage.lateBody();
      case WAITING -> end(BreakOff.CLIENT_STALLED);
      case IDLE, DISCARD, LINGER, CLOSED -> close();
    }
  }

  /** Closes once all is written, and reads on for a while, lest a reset overtake the answer. */
  void closeGently() {
    if (state != State.LINGER && state != State.CLOSED) {
      finish(state == State.WAITING && inlet.isEmpty() && body.done());
    }
  }

  private void finish(boolean quiet) {
    state = State.LINGER;
    link.watch();
    lane.wheel.set(deadline, settings.idleTicks());
    inlet.drop();
    link.finish(quiet, this::flushed);
  }

  /** The client may still be sending, but not for long: it has got all that it will get. */
  private void flushed() {
    if (state == State.LINGER) {
      lane.wheel.set(deadline, LINGER_TICKS);
    }
  }

  /** Breaks off: what was sent must not look complete. */
  void reset() {
    if (state != State.CLOSED) {
      link.reset();
      close();
    }
  }

  private void end(BreakOff why) {
    passage.end(why);
    reset();
  }

  /** Breaks off after an error of the connection, or a mistake of ours. */
  @Override
  public void broken(Throwable cause) {
    if (state != State.CLOSED) {
      end(Unexpected.named(cause));
    }
  }

  /** Whether it may serve another request: not while draining, nor under settings of old. */
  @SuppressWarnings("ReferenceEquality") // equal settings are not put in force again
  boolean stays() {
    return !lane.plane.draining && lane.plane.settings == settings;
  }

  /** Closes if no request is being read or answered, once the last answer has been written. */
  void drain() {
    if (state == State.IDLE) {
      finish(inlet.isEmpty());
    }
  }

  /** Closes at once, whatever it carries. */
  void stop() {
    if (state == State.IDLE || state == State.LINGER) {
      close();
    } else {
      end(BreakOff.GATEWAY_STOPPED);
    }
  }

  @Override
  public boolean isClosed() {
    return state == State.CLOSED;
  }

  void close() {
    if (state == State.CLOSED) {
      return;
    }
    boolean lingering = state == State.LINGER;
    state = State.CLOSED;
    lane.wheel.remove(deadline);
    inlet.drop();
    if (!lingering) {
      passage.end(BreakOff.CLIENT_CLOSED);
    }
    link.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    close();
    lane.fronts.remove(this);
    lane.plane.released();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    broken(cause);
  }
}
