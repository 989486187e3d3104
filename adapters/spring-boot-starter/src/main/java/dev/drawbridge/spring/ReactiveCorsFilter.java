package dev.drawbridge.spring;

import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.cors.CorsProblem;
import dev.drawbridge.cors.CorsProcessor;
import dev.drawbridge.cors.CorsRoutes;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
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
  private volatile boolean first;

  ReactiveCorsFilter(CorsRoutes routes, ReactiveHandlers handlers) {
    this.routes = routes;
    this.handlers = handlers;
  }

  /** Before every other filter, Spring Security's included. */
  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  /**
   * Says that nobody stands before this filter who could have asked Spring for an action before the
   * head of an answer goes out.
   */
  void standFirst() {
    first = true;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return handlers.areOn(exchange)
        ? handlers
            .choose(exchange)
            .flatMap(choice -> filter(find(choice.policy(), exchange), exchange, chain))
        : filter(find(null, exchange), exchange, chain);
  }

  private Mono<Void> filter(
      @Nullable CorsProcessor processor, ServerWebExchange exchange, WebFilterChain chain) {
    if (processor == null) {
      return chain.filter(exchange);
    }
    CorsDecision decision = processor.decide(exchange.getRequest(), ReactiveFields.REQUEST);
    LastWord word = LastWord.on(exchange, decision);
    if (!first) {
      word.writeBeforeCommit();
    }
    return decision.answersHere()
        ? answer(decision, word)
        : new Passage(chain.filter(word.in(exchange)), word);
  }

  private @Nullable CorsProcessor find(@Nullable String name, ServerWebExchange exchange) {
    if (name == null) {
      return routes.find(exchange.getRequest(), ReactiveFields.TARGET);
    }
    CorsProcessor named = routes.named(name);
    return named == null ? CLOSED : named;
  }

  private static Mono<Void> answer(CorsDecision decision, LastWord response) {
    response.setStatusCode(HttpStatusCode.valueOf(decision.status()));
    if (decision.isPreflight()) {
      response.write();
      // WebFlux sends what nobody has sent.
      return Mono.empty();
    }
    byte[] content = CorsProblem.content();
    response.getHeaders().setContentType(PROBLEM);
    response.getHeaders().setContentLength(content.length);
    DataBuffer buffer = response.bufferFactory().wrap(content);
    return response.writeWith(Mono.just(buffer));
  }
}
