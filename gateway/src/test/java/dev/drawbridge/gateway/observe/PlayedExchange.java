package dev.drawbridge.gateway.observe;

import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.CorsProcessor;
import dev.drawbridge.cors.RequestReader;
import dev.drawbridge.gateway.route.CompiledRoute;
import dev.drawbridge.gateway.stage.Exchange;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An exchange that tests make up. */
record PlayedExchange(
    String method,
    String target,
    @Nullable String origin,
    @Nullable CompiledRoute route,
    Map<CorsField, String> fields,
    int status,
    long durationNanos,
    long upstreamNanos,
    @Nullable String failure)
    implements Exchange, RequestReader<PlayedExchange> {

  static PlayedExchange get(String target, @Nullable String origin, @Nullable CompiledRoute route) {
    return new PlayedExchange(
        "GET", target, origin, route, Map.of(), 200, 1_234_567, 1_000_000, null);
  }

  PlayedExchange preflight(String method) {
    return new PlayedExchange(
        "OPTIONS",
        target,
        origin,
        route,
        Map.of(CorsField.ACCESS_CONTROL_REQUEST_METHOD, method),
        403,
        durationNanos,
        -1,
        null);
  }

  PlayedExchange failed(int status, String code) {
    return new PlayedExchange(
        method, target, origin, route, fields, status, durationNanos, -1, code);
  }

  @Override
  public String protocol() {
    return "HTTP/1.1";
  }

  @Override
  public String host() {
    return "api.example:8080";
  }

  @Override
  public String client() {
    return "127.0.0.1";
  }

  @Override
  public @Nullable CorsDecision decision() {
    CorsProcessor processor = route == null ? null : route.processor();
    return processor == null ? null : processor.decide(this, this);
  }

  @Override
  public @Nullable String culprit() {
    CorsDecision decision = decision();
    return decision == null ? null : decision.culprit(this, this);
  }

  @Override
  public long requestBytes() {
    return 3;
  }

  @Override
  public long responseBytes() {
    return 42;
  }

  @Override
  public long startedAtNanos() {
    return 0;
  }

  @Override
  public String method(PlayedExchange request) {
    return method;
  }

  @Override
  public @Nullable String get(PlayedExchange request, CorsField field) {
    return field == CorsField.ORIGIN ? origin : fields.get(field);
  }

  @Override
  public @Nullable String get(PlayedExchange request, CorsField field, int index) {
    return index == 0 ? get(request, field) : null;
  }
}
