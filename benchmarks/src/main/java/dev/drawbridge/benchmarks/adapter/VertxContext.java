package dev.drawbridge.benchmarks.adapter;

import dev.drawbridge.benchmarks.engine.Stubs;
import dev.drawbridge.benchmarks.engine.Values;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/** A context whose next handler has an answer of some type; made by {@link Stubs}. */
public abstract class VertxContext implements RoutingContextInternal {
  private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
  private static final CharSequence LENGTH = HttpHeaders.createOptimized("0");

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
    request.response().headers().set(HttpHeaders.CONTENT_LENGTH, LENGTH);
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
    request.response().headers().set(HttpHeaders.CONTENT_TYPE, JSON);
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
