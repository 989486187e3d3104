package dev.drawbridge.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The same application with Spring's own CORS and with Drawbridge, and what each answers: the table
 * of {@code docs/migration.md}.
 */
@SuppressWarnings("NullAway.Init") // start is called before anything else.
final class MigrationTest {
  private static Application before;
  private static Application after;

  /** A row: what is asked, what Spring answers, what Drawbridge answers. */
  record Row(String request, String spring, String drawbridge) {
    static Row of(String line) {
      List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
      return new Row(cells.get(1), cells.get(2), cells.get(3));
    }
  }

  @BeforeAll
  static void start() {
    before = Application.servlet(WithSpring.class);
    after =
        Application.servlet(
            Shop.class,
            "drawbridge.allow-origins=https://shop.example",
            "drawbridge.allow-methods=PUT,DELETE",
            "drawbridge.allow-headers=Content-Type,X-Trace",
            "drawbridge.expose-headers=ETag",
            "drawbridge.allow-credentials=true",
            "drawbridge.max-age=10m");
  }

  @AfterAll
  static void close() {
    before.close();
    after.close();
  }

  /**
   * The table under the heading of Spring, without its head. Its answers are those of Spring 7; the
   * rows behind "Spring 6.2" take the place of those that ask the same, on that line.
   */
  static Collection<Row> rows() throws Exception {
    Path file = root().resolve("docs/migration.md");
    String text = Files.readString(file, StandardCharsets.UTF_8);
    String section = text.substring(text.indexOf("\n## From Spring\n") + 1);
    section = section.substring(0, section.indexOf("\n## "));
    int older = section.indexOf("\nOn Spring 6.2 ");
    Map<String, Row> rows = rows(section.substring(0, older));
    Map<String, Row> others = rows(section.substring(older));
    assertThat(rows.keySet()).hasSizeGreaterThan(10).containsAll(others.keySet());
    assertThat(others).isNotEmpty();
    if (Application.isSpring6()) {
      rows.putAll(others);
    }
    return rows.values();
  }

  private static Map<String, Row> rows(String table) {
    Map<String, Row> rows = new LinkedHashMap<>();
    table
        .lines()
        .filter(line -> line.matches("\\| `[A-Z]+ /.*"))
        .map(Row::of)
        .forEach(row -> assertThat(rows.put(row.request, row)).as(row.request).isNull());
    return rows;
  }

  /** The project's folder, from whichever module the test runs in. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (Files.notExists(folder.resolve("docs/migration.md"))) {
      folder = Objects.requireNonNull(folder.getParent());
    }
    return folder;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void eachAnswersAsTheTableSays(Row row) {
    List<String> answers = new ArrayList<>();
    for (Application application : List.of(before, after)) {
      answers.add(new Asked(application.port()).told(row.request.replace("`", "")));
    }
    assertThat(answers).containsExactly(row.spring, row.drawbridge);
  }

  /** What both have: everything but CORS. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Shop {
    @Bean
    SecurityFilterChain security(HttpSecurity http) throws Exception {
      return http.csrf(csrf -> csrf.disable())
          .httpBasic(basic -> {})
          .authorizeHttpRequests(
              paths -> paths.requestMatchers("/orders/**").authenticated().anyRequest().permitAll())
          .build();
    }

    @RestController
    static class Items {
      @GetMapping("/items")
      String items() {
        return "items";
      }

      @PutMapping("/items")
      void put() {}

      @GetMapping("/broken")
      String broken() {
        throw new IllegalStateException("broken");
      }
    }
  }

  /** Spring's own, as most applications have it. */
  @Configuration(proxyBeanMethods = false)
  static class WithSpring extends Shop implements WebMvcConfigurer {
    @Override
    public void addCorsMappings(CorsRegistry registry) {
      registry
          .addMapping("/**")
          .allowedOrigins("https://shop.example")
          .allowedMethods("GET", "HEAD", "POST", "PUT", "DELETE")
          .allowedHeaders("Content-Type", "X-Trace")
          .exposedHeaders("ETag")
          .allowCredentials(true)
          .maxAge(600);
    }
  }
}
