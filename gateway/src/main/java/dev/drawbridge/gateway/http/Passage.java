package dev.drawbridge.gateway.http;

import dev.drawbridge.cors.CorsProblem;
import dev.drawbridge.gateway.http1.Failure;
import dev.drawbridge.gateway.http1.Fault;
import dev.drawbridge.gateway.http1.Field;
import dev.drawbridge.gateway.http1.Framing;
import dev.drawbridge.gateway.http1.Head;
import dev.drawbridge.gateway.http1.Methods;
import dev.drawbridge.gateway.http1.RequestRules;
import dev.drawbridge.gateway.route.CompiledRoute;
import dev.drawbridge.gateway.stage.CorsStage;
import dev.drawbridge.gateway.upstream.BackConnection;
import dev.drawbridge.gateway.upstream.UpstreamFailure;
import dev.drawbridge.gateway.upstream.UpstreamUser;
import dev.drawbridge.route.PathFault;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * The passage of one request to its upstream and back; one object serves a connection's requests,
 * one at a time.
 */
final class Passage implements UpstreamUser {
  static final String UPGRADE_IGNORED = "upgrade-ignored";

  /** As much of a request's body is read for nothing, so that its connection can go on. */
  private static final long MOST_DISCARDED = 64 << 10;

  private final FrontConnection front;
  private final Lane lane;
  private final Head request;
  private final RequestRelay onward;
  private final ResponseRelay relay;
  private final PassageRecord record;

  private boolean running;
  private boolean persistent;
  private boolean retried;
  private @Nullable BackConnection back;

  Passage(FrontConnection front, String client, boolean trusted) {
    this.front = front;
    this.lane = front.lane;
    this.request = front.head;
    this.onward = new RequestRelay(front, new Forwarding(client, trusted));
    this.relay = new ResponseRelay(front);
    this.record = new PassageRecord(request, client);
  }

  /** Begins with a request whose head is complete or faulty. */
  void begin() {
    Fault fault = front.parser.fault();
    start(front.parser.lineRead(), fault == null ? System.nanoTime() : front.headSince());
    if (fault == null) {
      fault = RequestRules.check(request);
    }
    if (fault != null) {
      refuse(fault.failure());
      return;
    }
    persistent = request.persistent() && front.stays();
    front.body.begin(request.framing(), request.contentLength(), false);
    if (RequestRules.isServerWide(request)) {
      answer(204, null);
    } else {
      route();
    }
  }

  private void start(boolean readable, long from) {
    running = true;
    retried = false;
    relay.reset();
    record.begin(readable, from);
    front.body.begin(Framing.NONE, 0, false);
  }

  private void route() {
    String upgrade = request.get(Field.UPGRADE, 0);
    if (upgrade != null && !upgrade.equalsIgnoreCase("h2c")) {
      // The request goes on as a plain one. No word of h2c, which many clients offer unasked.
      record.failure = UPGRADE_IGNORED;
    }
    PathFault fault = onward.read();
    if (fault != null) {
      answer(PathRefusal.of(fault));
      return;
    }
    CompiledRoute route = lane.plane.routes.match(onward.host(), onward.path());
    if (route == null) {
      answer(GateFailure.NO_ROUTE.failure());
      return;
    }
    record.route = route;
    record.decision = CorsStage.decide(route, request);
    if (record.decision != null && record.decision.answersHere()) {
      boolean problem = !record.decision.isPreflight() && record.decision.status() >= 400;
      answer(record.decision.status(), problem ? CorsProblem.DETAIL : null);
    } else if (request.contentLength() > route.bodyLimit()) {
      refuse(GateFailure.BODY_TOO_LARGE.failure());
    } else {
      open(route, false);
    }
  }

  private void open(CompiledRoute route, boolean fresh) {
    BackConnection connection = lane.pools.acquire(route.upstream(), this, fresh);
    back = connection;
    if (connection == null) {
      failed(UpstreamFailure.EXHAUSTED, true);
      return;
    }
    front.forward();
    if (connection.isReady()) {
      connected();
    }
  }

  @Override
  public void connected() {
    BackConnection connection = back;
    if (connection == null) {
      return;
    }
    connection.begin(request.isMethod(Methods.HEAD), request.minor() == 0);
    connection.write(onward.head());
    connection.flush();
    if (front.body.done()) {
      connection.requestEnded();
    }
    front.resume();
  }

  /** Whether a piece of the request's body can be passed on now. */
  boolean takesBody() {
    return back != null && back.isReady() && back.isWritable();
  }

  void requestBody(ByteBuf data) {
    record.requestBytes = front.body.received();
    CompiledRoute route = record.route;
    if (back == null || route == null) {
      data.release();
    } else if (record.requestBytes > route.bodyLimit()) {
      data.release();
      abandon();
      refuse(GateFailure.BODY_TOO_LARGE.failure());
    } else {
      back.write(data);
    }
  }

  void requestEnded() {
    if (back != null) {
      back.requestEnded();
    }
  }

  void malformedBody() {
    abandon();
    refuse(Fault.CHUNK.failure());
  }

  void flushRequest() {
    if (running && back != null) {
      back.flush();
    }
  }

  @Override
  public void writabilityChanged() {
    if (back != null && back.isWritable()) {
      front.resume();
    }
  }

  @Override
  public void head(Head response, int following) {
    if (response.status() < 200) {
      if (response.status() == 100 && request.minor() == 1 && request.has(Field.EXPECT.bit())) {
        relay.goOn();
      }
      // Deviation: 103 is dropped, since HTTP/1.1 clients are known to take it for the answer.
      return;
    }
    record.upstreamAt = System.nanoTime();
    record.status = response.status();
    boolean kept = persistent && front.body.done() && front.stays();
    persistent = relay.head(request, response, record.decision, kept, following);
  }

  @Override
  public void body(ByteBuf data) {
    record.responseBytes += data.readableBytes();
    relay.body(data);
    if (back != null && !front.isWritable()) {
      back.reading(false);
    }
  }

  @Override
  public void readComplete() {
    relay.flushPending();
    front.link.flush();
  }

  /** Says that the client takes more again. */
  void clientWritable() {
    if (back != null && running) {
      back.reading(true);
    }
  }

  @Override
  public void ended() {
    back = null;
    relay.end();
    complete();
  }

  @Override
  public void failed(UpstreamFailure failure, boolean silent) {
    BackConnection lost = back;
    back = null;
    CompiledRoute route = record.route;
    boolean stale = silent && failure == UpstreamFailure.CLOSED && lost != null && lost.isReused();
    if (stale && route != null && isRepeatable()) {
      retried = true;
      open(route, true);
    } else {
      answer(failure.failure());
    }
  }

  private boolean isRepeatable() {
    boolean bodiless = request.framing() != Framing.CHUNKED && request.contentLength() == 0;
    boolean idempotent =
        request.isMethod(Methods.GET)
            || request.isMethod(Methods.HEAD)
            || request.isMethod(Methods.OPTIONS)
            || request.isMethod(Methods.PUT)
            || request.isMethod(Methods.DELETE);
    return !retried && bodiless && idempotent;
  }

  @Override
  public void broken(Throwable cause) {
    front.broken(cause);
  }

  /** The exchange, if there is one, ends without another word. */
  void end(BreakOff why) {
    if (running) {
      record.failure = why.code();
      relay.drop();
      abandon();
      finish();
    }
  }

  /** The head of a request did not come in time. */
  void lateHead() {
    start(front.parser.lineRead(), front.headSince());
    refuse(GateFailure.HEAD_LATE.failure());
  }

  /** The body of the request did not come in time. */
  void lateBody() {
    abandon();
    refuse(GateFailure.BODY_LATE.failure());
  }

  /** There are too many connections. */
  void refuseConnection() {
    start(false, System.nanoTime());
    refuse(GateFailure.CONNECTIONS.failure());
  }

  private void abandon() {
    if (back != null) {
      back.abort();
      back = null;
    }
  }

  /** Answers for the last time on this connection. */
  private void refuse(Failure failure) {
    persistent = false;
    answer(failure);
  }

  private void answer(Failure failure) {
    record.failure = failure.code();
    answer(failure.status(), failure.detail());
  }

  /** Gives an answer of the gateway's own, if none has begun. */
  private void answer(int status, @Nullable String detail) {
    if (relay.begun()) {
      breakOff();
      return;
    }
    record.status = status;
    boolean kept =
        persistent
            && front.stays()
            && (front.body.done()
                || (front.body.remaining() <= MOST_DISCARDED && !request.has(Field.EXPECT.bit())));
    persistent = kept;
    lane.fields.begin(null, 0);
    CorsStage.write(record.decision, request, lane.fields);
    String connection = kept ? (request.minor() == 0 ? "keep-alive" : null) : "close";
    boolean bodiless = record.readable && request.isMethod(Methods.HEAD);
    String problem = detail == null ? null : OwnAnswer.problem(status, detail);
    record.responseBytes = problem == null || bodiless ? 0 : problem.length();
    OwnAnswer.write(lane, status, problem, bodiless, lane.fields, connection);
    ByteBuf out = front.link.allocate(lane.writer.length());
    lane.writer.writeTo(out);
    front.link.write(out);
    complete();
  }

  private void breakOff() {
    relay.drop();
    finish();
    front.reset();
  }

  private void complete() {
    finish();
    front.link.flush();
    front.answered(persistent);
  }

  private void finish() {
    if (running) {
      running = false;
      record.endedAt = System.nanoTime();
      lane.plane.listener.completed(record);
    }
  }
}
