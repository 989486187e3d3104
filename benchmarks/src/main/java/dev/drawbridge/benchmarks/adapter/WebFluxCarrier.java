package dev.drawbridge.benchmarks.adapter;

import dev.drawbridge.benchmarks.engine.Answer;
import dev.drawbridge.benchmarks.engine.Scenario;
import dev.drawbridge.benchmarks.engine.Stubs;
import dev.drawbridge.benchmarks.engine.Values;
import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.spring.DrawbridgeAutoConfiguration;
import dev.drawbridge.spring.DrawbridgeWebFluxAutoConfiguration;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.web.context.reactive.AnnotationConfigReactiveWebApplicationContext;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** A web filter before a chain that answers at once, completed as WebFlux completes it. */
final class WebFluxCarrier implements Carrier {
  private final WebFluxExchange exchange = Stubs.of(WebFluxExchange.class, MethodHandles.lookup());
  private final WebFilter cors;
  private final WebFilterChain chain = this::chain;
  private boolean passedOn;

  WebFluxCarrier(WebFilter cors) {
    this.cors = cors;
  }

  static WebFilter nobodys() {
    return (exchange, chain) -> chain.filter(exchange);
  }

  /** The filter that the starter gives an application. */
  static WebFilter ours(CorsRoutes routes) {
    try (var context = new AnnotationConfigReactiveWebApplicationContext()) {
      context.registerBean(CorsRoutes.class, () -> routes);
      context.register(DrawbridgeAutoConfiguration.class, DrawbridgeWebFluxAutoConfiguration.class);
      context.refresh();
      return context.getBean(WebFilter.class);
    }
  }

  static WebFilter theirs(Scenario scenario) {
    CorsConfiguration configuration = ServletCarrier.springs(scenario);
    // The path is found elsewhere: what is measured is CORS.
    return new CorsWebFilter(exchange -> configuration);
  }

  private Mono<Void> chain(ServerWebExchange passed) {
    passedOn = true;
    passed.getResponse().getHeaders().setContentType(MediaType.APPLICATION_JSON);
    return passed.getResponse().setComplete();
  }

  @Override
  public void send(Values values) {
    exchange.restart(values);
    passedOn = false;
    WebFluxResponse response = exchange.getResponse();
    cors.filter(exchange, chain).then(Mono.defer(response::setComplete)).subscribe();
    if (!response.isCommitted()) {
      throw new IllegalStateException("nothing was answered");
    }
  }

  @Override
  public int sink() {
    return exchange.getResponse().getHeaders().isEmpty() ? 0 : 1;
  }

  @Override
  public Answer answer() {
    WebFluxResponse response = exchange.getResponse();
    List<String> lines = new ArrayList<>();
    response
        .getHeaders()
        .forEach((name, texts) -> texts.forEach(text -> lines.add(name + ": " + text)));
    HttpStatusCode status = response.getStatusCode();
    return new Answer(status == null ? 200 : status.value(), passedOn, lines);
  }
}
