package dev.drawbridge.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ZeroCopyHttpOutputMessage;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * However WebFlux is made to send a head, fields that the application set before, be it in the last
 * moment or in front of the policy's filter, are those of the policy.
 */
final class LateAnswersTest {
  private static final String SHOP = "https://shop.example";
  private static final String ASKED_FOR = "Access-Control-Request-Method: ";
  private static final List<String> REQUESTS =
      List.of(
          "GET /late/unsaid",
          "GET /late/complete",
          "GET /late/one",
          "HEAD /late/one",
          "GET /late/none",
          "GET /late/parts",
          "HEAD /late/parts",
          "GET /late/no-parts",
          "GET /late/flushed",
          "GET /late/file",
          "GET /late/error",
          "GET /late/error-in-action");

  @TestFactory
  Stream<DynamicTest> thePolicyIsWrittenBehindThem() {
    return Stream.of(Late.class, Ahead.class, Around.class)
        .map(
            source ->
                DynamicTest.dynamicTest(source.getSimpleName(), () -> assertPolicyOn(source)));
  }

  private static void assertPolicyOn(Class<?> source) {
    try (Application application =
        Application.reactive(source, "drawbridge.allow-origins=" + SHOP)) {
      Asked asked = new Asked(application.port());
      for (String request : REQUESTS) {
        String status = request.contains("error") ? "503" : "200";
        assertThat(asked.told(request + "; Origin: https://evil.example"))
            .as(request)
            .isEqualTo(status + "; Vary: Accept, Origin");
        assertThat(asked.told(request + "; Origin: " + SHOP))
            .as(request)
            .isEqualTo(status + "; Allow-Origin: " + SHOP + "; Vary: Accept, Origin");
      }
      assertThat(asked.told("OPTIONS /late/one; Origin: " + SHOP + "; " + ASKED_FOR + "PUT"))
          .startsWith("403")
          .doesNotContain("Allow-Origin");
    }
  }

  private static void open(HttpHeaders headers) {
    headers.set("Access-Control-Allow-Origin", "*");
    headers.set("Vary", "Accept");
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Late {
    /** Nobody's action but those that a test asks for. */
    @Bean
    SecurityWebFilterChain security(ServerHttpSecurity http) {
      return http.headers(headers -> headers.disable())
          .authorizeExchange(paths -> paths.anyExchange().permitAll())
          .build();
    }

    @Bean
    ServerWebExchangeFirewall firewall() {
      return ServerWebExchangeFirewall.INSECURE_NOOP;
    }

    @Bean
    @Order(-2)
    WebExceptionHandler unavailable() {
      return (exchange, thrown) -> {
        open(exchange.getResponse().getHeaders());
        exchange.getResponse().setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
        return exchange.getResponse().setComplete();
      };
    }

    @RestController
    @RequestMapping("/late")
    static final class Answers {
      @GetMapping("/unsaid")
      void unsaid(ServerHttpResponse response) {
        open(response.getHeaders());
      }

      @GetMapping("/complete")
      Mono<Void> complete(ServerHttpResponse response) {
        Mono<Void> answer = response.setComplete();
        open(response.getHeaders());
        return answer;
      }

      @GetMapping("/one")
      Mono<Void> one(ServerHttpResponse response) {
        return response.writeWith(Mono.fromSupplier(() -> late(response)));
      }

      @GetMapping("/none")
      Mono<Void> none(ServerHttpResponse response) {
        return response.writeWith(Mono.fromRunnable(() -> open(response.getHeaders())));
      }

      @GetMapping("/parts")
      Mono<Void> parts(ServerHttpResponse response) {
        return response.writeWith(Flux.range(0, 3).map(i -> late(response)));
      }

      @GetMapping("/no-parts")
      Mono<Void> noParts(ServerHttpResponse response) {
        return response.writeWith(
            Flux.<DataBuffer>empty().doOnSubscribe(s -> open(response.getHeaders())));
      }

      @GetMapping("/flushed")
      Mono<Void> flushed(ServerHttpResponse response) {
        return response.writeAndFlushWith(
            Flux.range(0, 3).map(i -> late(response)).map(Mono::just));
      }

      @GetMapping("/file")
      Mono<Void> file(ServerHttpResponse response) throws IOException {
        Path file = Files.createTempFile("late", ".txt");
        Files.writeString(file, "file", StandardCharsets.US_ASCII);
        Mono<Void> answer = ((ZeroCopyHttpOutputMessage) response).writeWith(file, 0, 4);
        open(response.getHeaders());
        return answer.doFinally(end -> file.toFile().delete());
      }

      @GetMapping("/error")
      Mono<Void> error(ServerHttpResponse response) {
        open(response.getHeaders());
        return Mono.error(new IllegalStateException("thrown by the handler"));
      }

      @GetMapping("/error-in-action")
      Mono<Void> errorInAction(ServerHttpResponse response) {
        response.beforeCommit(() -> Mono.fromRunnable(() -> open(response.getHeaders())));
        return response.writeWith(Mono.error(new IllegalStateException("thrown by the body")));
      }

      private static DataBuffer late(ServerHttpResponse response) {
        if (!response.isCommitted()) {
          open(response.getHeaders());
        }
        return response.bufferFactory().wrap("late".getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  /** A filter whose order is that of the policy's comes first if it is the application's. */
  @Configuration(proxyBeanMethods = false)
  @Import(Late.class)
  static class Ahead {
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    WebFilter ahead() {
      return (exchange, chain) -> {
        ServerHttpResponse response = exchange.getResponse();
        response.beforeCommit(() -> Mono.fromRunnable(() -> open(response.getHeaders())));
        return chain.filter(exchange);
      };
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Import(Late.class)
  static class Around {
    @Bean
    HttpHandlerDecoratorFactory around() {
      return handler ->
          (request, response) -> {
            response.beforeCommit(() -> Mono.fromRunnable(() -> open(response.getHeaders())));
            return handler.handle(request, response);
          };
    }
  }
}
