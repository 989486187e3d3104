package dev.drawbridge.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.drawbridge.cors.Cors;
import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsRoutes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What an application says that does not start, for its setup of CORS is not sound. */
final class StartFailureTest {
  private static final String POLICY = "drawbridge.allow-origins=https://shop.example";

  @TempDir Path folder;

  @Test
  void everyMistakeInTheProperties() throws Exception {
    Path file = folder.resolve("application.yaml");
    Files.writeString(
        file,
        """
        drawbridge:
          policies:
            storefront:
              allow-origins: https://shop.example, https://app.example/
              allow-method: [PUT]
              allow-credentials: maybe
              max-age: 600
          routes:
            - match: orders
              cors: storefrnt
              upstream: orders
        """);
    String text = failure("servlet", Shop.class, "spring.config.additional-location=file:" + file);
    assertThat(text.replace(file.toString(), "application.yaml"))
        .isEqualTo(resource("mistakes.txt"));
  }

  @Test
  void everyMistakeInTheFile() throws Exception {
    Path file = folder.resolve("cors.yaml");
    Files.writeString(
        file,
        """
        policies:
          storefront: {allow-origins: ["https://shop.example/"]}
        routes:
          - {match: /orders/**, cors: storefrnt}
        """);
    assertThat(failure("reactive", Shop.class, "drawbridge.policy-file=" + file))
        .contains("routes[0].cors\n        Origin: " + file + ":4:31\n")
        .contains("policies.storefront.allow-origins[0]\n        Origin: " + file + ":2:32\n");
    assertThat(failure("servlet", Shop.class, "drawbridge.policy-file=" + file, POLICY))
        .contains("Reason: incompatible policy-file")
        .contains("Fix: Keep one of the two.");
    assertThat(failure("servlet", Shop.class, "drawbridge.policy-file=classpath:none.yaml"))
        .contains("invalid file \"classpath:none.yaml\": it does not exist.");
  }

  @Test
  void theAnalyzerIsRegistered() {
    ClassLoader loader = StartFailureTest.class.getClassLoader();
    assertThat(
            SpringFactoriesLoader.forDefaultResourceLocation(loader)
                .load(
                    FailureAnalyzer.class,
                    ArgumentResolver.none(),
                    FailureHandler.handleMessage((message, failure) -> {})))
        .hasAtLeastOneElementOfType(CorsSetupAnalyzer.class);
  }

  /** A setup that is refused, and what the failure names. */
  private record Refused(String type, Class<?> source, List<String> properties, String found) {
    @Override
    public String toString() {
      return type + " " + source.getSimpleName() + " " + properties;
    }
  }

  static List<Refused> refused() {
    return List.of(
        refused(
            "servlet",
            Annotated.class,
            "Annotated.handle()\n        Reason: invalid @Cors(\"shop\")"),
        refused(
            "reactive",
            Annotated.class,
            "Annotated.handle()\n        Reason: invalid @Cors(\"shop\")"),
        refused("servlet", CrossOriginMethod.class, "CrossOriginMethod.handle()"),
        refused("servlet", CrossOriginClass.class, "CrossOriginClass.handle()"),
        refused("reactive", CrossOriginMethod.class, "CrossOriginMethod.handle()"),
        refused("servlet", Source.class, "bean springsOwn"),
        refused("servlet", Filter.class, "bean springsOwn"),
        refused("servlet", Registration.class, "bean springsOwn"),
        refused("servlet", Mappings.class, "Mappings\n        Reason: addCorsMappings for /api/**"),
        refused("servlet", Security.class, "bean security\n        Reason: http.cors"),
        refused("reactive", ReactiveSource.class, "bean springsOwn"),
        refused("reactive", ReactiveFilter.class, "bean springsOwn"),
        refused("reactive", ReactiveMappings.class, "addCorsMappings for /api/**"),
        refused("reactive", ReactiveSecurity.class, "bean security\n        Reason: http.cors"),
        refused("servlet", OwnRoutes.class, "incompatible properties: a bean CorsRoutes"),
        refused(
            "servlet",
            Shop.class,
            "management.endpoints.web.cors.allowed-origins",
            "management.endpoints.web.cors.allowed-origins=https://shop.example"),
        refused(
            "reactive",
            Shop.class,
            "spring.graphql.cors.allowed-origin-patterns",
            "spring.graphql.cors.allowed-origin-patterns[0]=https://*.example"));
  }

  private static Refused refused(String type, Class<?> source, String found, String... properties) {
    return new Refused(type, source, List.of(properties), found);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void twoOwnersAreRefused(Refused setup) {
    String[] properties =
        Stream.concat(Stream.of(POLICY), setup.properties.stream()).toArray(String[]::new);
    assertThat(failure(setup.type, setup.source, properties)).contains(setup.found);
  }

  @ParameterizedTest
  @ValueSource(classes = {CrossOriginMethod.class, Source.class, Filter.class, Mappings.class})
  void withoutAPolicySpringsOwnIsLeftAlone(Class<?> source) {
    try (Application application = Application.servlet(source)) {
      assertThat(application.port()).isPositive();
    }
  }

  /** As {@code docs/migration.md} shows it: an instance after the other, and back. */
  @Test
  void aProfileChoosesTheOwner() {
    String item = "/orders/1";
    try (Application before = Application.servlet(ByProfile.class)) {
      assertThat(new Asked(before.port()).preflight(item, "https://shop.example", "PUT"))
          .isEqualTo("200 https://shop.example PUT");
    }
    try (Application after =
        Application.servlet(ByProfile.class, "spring.profiles.active=drawbridge", POLICY)) {
      assertThat(new Asked(after.port()).preflight(item, "https://shop.example", "PUT"))
          .isEqualTo("403");
    }
  }

  @Test
  void whatConfiguresNothingIsLeftAlone() {
    try (Application application =
        Application.servlet(
            SecurityWithDefaults.class,
            POLICY,
            "management.server.port=0",
            "management.endpoints.web.cors.allowed-origins=https://shop.example")) {
      assertThat(new Asked(application.port()).get("/", "https://shop.example"))
          .isEqualTo("404 https://shop.example");
    }
  }

  /** What is said of a start that is refused. */
  static String failure(String type, Class<?> source, String... properties) {
    Throwable thrown =
        catchThrowable(
            () -> {
              try (Application started =
                  type.equals("servlet")
                      ? Application.servlet(source, properties)
                      : Application.reactive(source, properties)) {
                throw new AssertionError("it starts, on port " + started.port());
              }
            });
    FailureAnalysis analysis =
        Objects.requireNonNull(new CorsSetupAnalyzer().analyze(thrown), thrown.toString());
    assertThat(analysis.getAction()).isNotEmpty();
    return analysis.getDescription();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(StartFailureTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @RestController
  static class Annotated {
    @Cors("shop")
    @GetMapping("/")
    void handle() {}
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @RestController
  static class CrossOriginMethod {
    @CrossOrigin
    @GetMapping("/")
    void handle() {}
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @RestController
  @CrossOrigin
  static class CrossOriginClass {
    @GetMapping("/")
    void handle() {}
  }

  private static CorsConfiguration allowing() {
    CorsConfiguration configuration = new CorsConfiguration();
    configuration.addAllowedOrigin("https://shop.example");
    return configuration;
  }

  private static CorsConfigurationSource source() {
    UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
    source.registerCorsConfiguration("/**", allowing());
    return source;
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Source {
    @Bean
    CorsConfigurationSource springsOwn() {
      return source();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Filter {
    @Bean
    CorsFilter springsOwn() {
      return new CorsFilter(source());
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Registration {
    @Bean
    FilterRegistrationBean<CorsFilter> springsOwn() {
      return new FilterRegistrationBean<>(new CorsFilter(source()));
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Mappings implements WebMvcConfigurer {
    @Override
    public void addCorsMappings(CorsRegistry registry) {
      registry.addMapping("/api/**");
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class ByProfile {
    @Bean
    SecurityFilterChain security(HttpSecurity http) throws Exception {
      return http.authorizeHttpRequests(paths -> paths.anyRequest().permitAll()).build();
    }

    @Configuration(proxyBeanMethods = false)
    @Profile("!drawbridge")
    static class SpringsOwn implements WebMvcConfigurer {
      @Override
      public void addCorsMappings(CorsRegistry registry) {
        registry.addMapping("/**").allowedOrigins("https://shop.example").allowedMethods("PUT");
      }
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Security {
    @Bean
    SecurityFilterChain security(HttpSecurity http) throws Exception {
      return http.cors(cors -> cors.configurationSource(request -> allowing())).build();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class SecurityWithDefaults {
    @Bean
    SecurityFilterChain security(HttpSecurity http) throws Exception {
      return http.cors(cors -> {}).build();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class ReactiveSource {
    @Bean
    org.springframework.web.cors.reactive.CorsConfigurationSource springsOwn() {
      return exchange -> allowing();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class ReactiveFilter {
    @Bean
    CorsWebFilter springsOwn() {
      return new CorsWebFilter(exchange -> allowing());
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class ReactiveMappings implements WebFluxConfigurer {
    @Override
    public void addCorsMappings(org.springframework.web.reactive.config.CorsRegistry registry) {
      registry.addMapping("/api/**");
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class ReactiveSecurity {
    @Bean
    SecurityWebFilterChain security(ServerHttpSecurity http) {
      return http.cors(cors -> cors.configurationSource(exchange -> allowing())).build();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class OwnRoutes {
    @Bean
    CorsRoutes routes() {
      return CorsRoutes.everywhere(
          CorsPolicy.builder().allowOrigins("https://shop.example").build());
    }
  }
}
