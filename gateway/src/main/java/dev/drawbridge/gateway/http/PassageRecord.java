package dev.drawbridge.gateway.http;

import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.gateway.http1.Field;
import dev.drawbridge.gateway.http1.Head;
import dev.drawbridge.gateway.route.CompiledRoute;
import dev.drawbridge.gateway.stage.Exchange;
import dev.drawbridge.gateway.stage.RequestFields;
import org.jspecify.annotations.Nullable;

/** What is known of the exchange that a passage carries. Reused. */
final class PassageRecord implements Exchange {
  private final Head request;
  private final String client;

  boolean readable;
  @Nullable CompiledRoute route;
  @Nullable CorsDecision decision;
  int status;
  long requestBytes;
  long responseBytes;
  long startedAt;
  long upstreamAt;
  long endedAt;
  @Nullable String failure;

  PassageRecord(Head request, String client) {
    this.request = request;
    this.client = client;
  }

  /**
   * Begins another exchange.
   *
   * @param readable whether method and target are known
   * @param from since when it counts, on the clock of {@link System#nanoTime}
   */
  void begin(boolean readable, long from) {
    this.readable = readable;
    route = null;
    decision = null;
    status = 0;
    requestBytes = 0;
    responseBytes = 0;
    startedAt = from;
    upstreamAt = 0;
    failure = null;
  }

  @Override
  public String method() {
    return readable ? request.method() : "-";
  }

  @Override
  public String target() {
    return readable ? request.target() : "-";
  }

  @Override
  public String protocol() {
    return !readable
        ? "-"
        : switch (request.minor()) {
          case 1 -> "HTTP/1.1";
          case 0 -> "HTTP/1.0";
          default -> "-";
        };
  }

  @Override
  public @Nullable String host() {
    return readable ? request.get(Field.HOST, 0) : null;
  }

  @Override
  public @Nullable String origin() {
    return readable ? request.get(Field.ORIGIN, 0) : null;
  }

  @Override
  public String client() {
    return client;
  }

  @Override
  public @Nullable CompiledRoute route() {
    return route;
  }

  @Override
  public @Nullable CorsDecision decision() {
    return decision;
  }

  @Override
  public @Nullable String culprit() {
    return decision == null ? null : decision.culprit(request, RequestFields.READER);
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public long requestBytes() {
    return requestBytes;
  }

  @Override
  public long responseBytes() {
    return responseBytes;
  }

  @Override
  public long startedAtNanos() {
    return startedAt;
  }

  @Override
  public long durationNanos() {
    return endedAt - startedAt;
  }

  @Override
  public long upstreamNanos() {
    return upstreamAt == 0 ? -1 : upstreamAt - startedAt;
  }

  @Override
  public @Nullable String failure() {
    return failure;
  }
}
