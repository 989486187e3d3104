package dev.drawbridge.spring;

import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.CorsProblem;
import dev.drawbridge.cors.CorsProcessor;
import dev.drawbridge.cors.CorsRoutes;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * The server side of CORS in WebFlux: answers preflights, and puts the policy's fields on every
 * other answer at the last moment, whoever gives it. CORS fields that the application sets itself
 * are dropped; its {@code Vary} is merged.
 */
final class ReactiveCorsFilter implements WebFilter, Ordered {
  private static final CorsProcessor CLOSED = CorsProcessor.closed();
  private static final MediaType PROBLEM = MediaType.parseMediaType(CorsProblem.MEDIA_TYPE);

  private final CorsRoutes routes;
  private final ReactiveHandlers handlers;

  ReactiveCorsFilter(CorsRoutes routes, ReactiveHandlers handlers) {
    this.routes = routes;
    this.handlers = handlers;
  }

  /** Before every other filter, Spring Security's included. */
  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return handlers.areOn(exchange)
        ? handlers
            .choose(exchange)
            .flatMap(choice -> filter(find(choice.policy(), exchange), exchange, chain))
        : filter(find(null, exchange), exchange, chain);
  }

  private static Mono<Void> filter(
      @Nullable CorsProcessor processor, ServerWebExchange exchange, WebFilterChain chain) {
    if (processor == null) {
      return chain.filter(exchange);
    }
    CorsDecision decision = processor.decide(exchange.getRequest(), ReactiveFields.REQUEST);
    ServerHttpRequest request = exchange.getRequest();
    ServerHttpResponse response = exchange.getResponse();
    ServerHttpResponse answer =
        LastWord.on(response, () -> write(decision, request, response.getHeaders()));
    return decision.answersHere()
        ? answer(decision, answer)
        : chain.filter(exchange.mutate().response(answer).build());
  }

  private @Nullable CorsProcessor find(@Nullable String name, ServerWebExchange exchange) {
    if (name == null) {
      return routes.find(exchange.getRequest(), ReactiveFields.TARGET);
    }
    CorsProcessor named = routes.named(name);
    return named == null ? CLOSED : named;
  }

  private static void write(CorsDecision decision, ServerHttpRequest request, HttpHeaders headers) {
    for (CorsField field : decision.owned()) {
      if (headers.getFirst(field.value()) != null) {
        HeaderLines.remove(headers, field.value());
      }
    }
    decision.writeTo(request, ReactiveFields.REQUEST, headers, ReactiveFields.RESPONSE);
  }

  private static Mono<Void> answer(CorsDecision decision, ServerHttpResponse response) {
    response.setStatusCode(HttpStatusCode.valueOf(decision.status()));
    if (decision.isPreflight()) {
      return response.setComplete();
    }
    byte[] content = CorsProblem.content();
    response.getHeaders().setContentType(PROBLEM);
    response.getHeaders().setContentLength(content.length);
    DataBuffer buffer = response.bufferFactory().wrap(content);
    return response.writeWith(Mono.just(buffer));
  }
}
