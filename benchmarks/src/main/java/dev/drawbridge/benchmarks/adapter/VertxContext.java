package dev.drawbridge.benchmarks.adapter;

import dev.drawbridge.benchmarks.engine.Stubs;
import dev.drawbridge.benchmarks.engine.Values;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/** A context whose next handler only remembers that it was called; made by {@link Stubs}. */
public abstract class VertxContext implements RoutingContextInternal {
  private final VertxRequest request = Stubs.of(VertxRequest.class, MethodHandles.lookup());
  private @Nullable Handler<Void> headersEnd;
  private boolean passedOn;

  final void restart(Values values) {
    request.become(values);
    request.response().restart();
    headersEnd = null;
    passedOn = false;
  }

  /** What the server does when the head of the answer is about to be sent. */
  final void finish() {
    if (headersEnd != null) {
      headersEnd.handle(null);
    }
  }

  final boolean passedOn() {
    return passedOn;
  }

  @Override
  public HttpServerRequest request() {
    return request;
  }

  @Override
  public HttpServerResponse response() {
    return request.response();
  }

  @Override
  public void next() {
    passedOn = true;
  }

  @Override
  public int addHeadersEndHandler(Handler<Void> handler) {
    headersEnd = handler;
    return 0;
  }

  @Override
  public RoutingContextInternal visitHandler(int id) {
    return this;
  }

  @Override
  public void fail(int status, Throwable thrown) {
    request.response().setStatusCode(status);
  }

  @Override
  public void fail(int status) {
    request.response().setStatusCode(status);
  }

  @Override
  public @Nullable RoutingContextInternal parent() {
    return null;
  }
}
