package dev.drawbridge.spring;

import dev.drawbridge.cors.Cors;
import dev.drawbridge.testkit.ConformanceKit;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.HttpBasicServerAuthenticationEntryPoint;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The kit's application in WebFlux, behind Spring Security. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(KitHandlers.class)
class WebFluxApplication {
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE + 1)
  WebFilter counting(AtomicInteger calls) {
    return (exchange, chain) -> {
      calls.incrementAndGet();
      return chain.filter(exchange);
    };
  }

  @Bean
  SecurityWebFilterChain security(ServerHttpSecurity http) {
    HttpBasicServerAuthenticationEntryPoint entry = new HttpBasicServerAuthenticationEntryPoint();
    entry.setRealm("kit");
    return http.csrf(csrf -> csrf.disable())
        .httpBasic(basic -> basic.authenticationEntryPoint(entry))
        .exceptionHandling(handling -> handling.authenticationEntryPoint(entry))
        .authorizeExchange(
            paths -> paths.pathMatchers("/protected").authenticated().anyExchange().permitAll())
        .build();
  }

  @Cors("annotated")
  @RestController
  @RequestMapping("/annotated-class")
  static final class Annotated {
    @GetMapping
    void get() {}

    /** WebFlux gives forms to no {@code @RequestBody}. */
    @PostMapping
    Mono<Void> post(ServerHttpRequest request, ServerHttpResponse response) {
      return response.writeWith(request.getBody());
    }
  }

  @RestController
  static final class Odd {
    @GetMapping("/throws")
    Mono<String> throwing() {
      throw new IllegalStateException("thrown by the application");
    }

    @GetMapping("/async")
    Mono<String> async() {
      return Mono.fromCallable(() -> "").subscribeOn(Schedulers.boundedElastic());
    }

    @GetMapping("/async-throws")
    Mono<String> asyncThrowing() {
      return Mono.<String>error(() -> new IllegalStateException("thrown on another thread"))
          .subscribeOn(Schedulers.boundedElastic());
    }

    @GetMapping("/large")
    Mono<Void> large(ServerHttpResponse response) {
      byte[] part = "a".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
      Flux<DataBuffer> parts = Flux.range(0, 64).map(i -> response.bufferFactory().wrap(part));
      return response.writeWith(parts);
    }

    @PostMapping("/echo")
    Mono<Void> echo(ServerHttpRequest request, ServerHttpResponse response) {
      return response.writeWith(request.getBody());
    }

    @GetMapping("/own-cors")
    void ownCors(ServerHttpResponse response) {
      response.getHeaders().set("Access-Control-Allow-Origin", "*");
      response.getHeaders().set("Access-Control-Allow-Credentials", "true");
      response.getHeaders().set("Access-Control-Expose-Headers", "X-Own");
    }

    @GetMapping("/own/{name}")
    Mono<Void> own(@PathVariable String name, ServerHttpResponse response) {
      ConformanceKit.own(name)
          .forEach(line -> response.getHeaders().add(line.name(), line.value()));
      byte[] body = "data: own\n\n".getBytes(StandardCharsets.US_ASCII);
      return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    @GetMapping("/own-late")
    Mono<String> ownLate(ServerHttpResponse response) {
      response.beforeCommit(() -> Mono.fromRunnable(() -> late(response)));
      return Mono.just("late");
    }

    @GetMapping("/own-async")
    Mono<String> ownAsync(ServerHttpResponse response) {
      return Mono.fromCallable(
              () -> {
                late(response);
                return "late";
              })
          .subscribeOn(Schedulers.boundedElastic());
    }

    private static void late(ServerHttpResponse response) {
      ConformanceKit.own("late")
          .forEach(line -> response.getHeaders().set(line.name(), line.value()));
    }

    @GetMapping("/reset")
    Mono<String> reset(ServerHttpResponse response) {
      response.getHeaders().set("X-Before", "yes");
      response.getHeaders().clear();
      return Mono.just("reset");
    }
  }
}
