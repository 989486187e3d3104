package dev.drawbridge.benchmarks.adapter;

import dev.drawbridge.benchmarks.engine.Stubs;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/** A response with a field map as the server makes one; made by {@link Stubs}. */
public abstract class VertxResponse implements HttpServerResponse {
  private MultiMap headers = HttpHeaders.headers();
  private int status = 200;

  final void restart() {
    headers = HttpHeaders.headers();
    status = 200;
  }

  @Override
  public MultiMap headers() {
    return headers;
  }

  @Override
  public HttpServerResponse putHeader(String name, String value) {
    headers.set(name, value);
    return this;
  }

  @Override
  public HttpServerResponse putHeader(CharSequence name, CharSequence value) {
    headers.set(name, value);
    return this;
  }

  @Override
  public int getStatusCode() {
    return status;
  }

  @Override
  public HttpServerResponse setStatusCode(int code) {
    status = code;
    return this;
  }

  @Override
  public HttpServerResponse setStatusMessage(String message) {
    return this;
  }

  @Override
  public Future<Void> end() {
    return Future.succeededFuture();
  }
}
