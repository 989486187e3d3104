package dev.drawbridge.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ZeroCopyHttpOutputMessage;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whoever writes in WebFlux's last hook, the policy's fields are written behind. */
final class LateWritersTest {
  private static final String SHOP = "https://shop.example";
  private static final String EVIL = "https://evil.example";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"/text", "/events", "/nowhere"})
  void thePolicyIsWrittenBehindThem(String path) {
    try (Application application =
        Application.reactive(LateShop.class, "drawbridge.allow-origins=" + SHOP)) {
      Asked asked = new Asked(application.port());
      String status = path.equals("/nowhere") ? "404" : "200";
      assertThat(asked.told("GET " + path + "; Origin: " + EVIL))
          .isEqualTo(status + "; Vary: Accept, Origin");
      assertThat(asked.told("GET " + path + "; Origin: " + SHOP))
          .isEqualTo(status + "; Allow-Origin: " + SHOP + "; Vary: Accept, Origin");
    }
  }

  @Test
  void filesAreStillSentByTheSystem() throws IOException {
    Files.writeString(folder.resolve("large.txt"), "a".repeat(1 << 17), StandardCharsets.US_ASCII);
    try (Application application =
        Application.reactive(
            LateShop.class,
            "drawbridge.allow-origins=" + SHOP,
            "spring.web.resources.static-locations=file:" + folder + "/")) {
      Asked asked = new Asked(application.port());
      assertThat(asked.body("/large.txt", "Origin", SHOP)).hasSize(1 << 17);
      assertThat(asked.body("/zero-copy")).isEqualTo("true");
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class LateShop {
    @Bean
    WebFilter late() {
      return (exchange, chain) -> {
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> open(exchange)));
        return chain.filter(exchange);
      };
    }

    private static void open(ServerWebExchange exchange) {
      HttpHeaders headers = exchange.getResponse().getHeaders();
      String origin =
          Objects.requireNonNullElse(exchange.getRequest().getHeaders().getOrigin(), "");
      headers.set("Access-Control-Allow-Origin", origin);
      headers.set("Access-Control-Allow-Credentials", "true");
      headers.set("Vary", "Accept");
    }

    @Bean
    SecurityWebFilterChain security(ServerHttpSecurity http) {
      return http.authorizeExchange(paths -> paths.anyExchange().permitAll()).build();
    }

    @RestController
    static final class Late {
      @GetMapping("/text")
      Mono<String> text() {
        return Mono.just("text");
      }

      @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
      Flux<String> events() {
        return Flux.just("one", "two");
      }

      @GetMapping("/zero-copy")
      String zeroCopy(ServerWebExchange exchange) {
        return "" + (exchange.getResponse() instanceof ZeroCopyHttpOutputMessage);
      }
    }
  }
}
