package dev.drawbridge.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cors.Cors;
import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsRoutes;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README shows stands in code that is compiled and run, here or in an example. */
final class ReadmeTest {
  private static final Pattern BLOCK = Pattern.compile("```(java|xml)\n(.*?)```", Pattern.DOTALL);
  private static final Path EXAMPLES = Path.of("..", "..", "examples");

  static Stream<String> blocks() throws IOException {
    return BLOCK
        .matcher(Files.readString(Path.of("README.md")))
        .results()
        .map((MatchResult block) -> block.group(2))
        .filter(block -> !block.startsWith("<dependency>"));
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void blockStandsInCode(String block) throws IOException {
    StringBuilder code = new StringBuilder();
    for (Path root :
        List.of(
            Path.of("src", "test"),
            EXAMPLES.resolve("servlet").resolve("src"),
            EXAMPLES.resolve("javalin").resolve("src"))) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          code.append(words(Files.readString(file)));
        }
      }
    }
    assertThat(code.toString()).contains(words(block));
  }

  private static String words(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  @ParameterizedTest
  @CsvSource({
    "/orders/1, https://shop.example, https://shop.example",
    "/public/1, https://shop.example, *",
    "/admin/1,  https://shop.example, ''",
    "/stock,    https://shop.example, https://shop.example"
  })
  void routesAndAnnotationsDoWhatIsSaid(String path, String origin, String allowed)
      throws Exception {
    try (JettyServer server = JettyServer.start(ReadmeTest::install)) {
      String answer =
          RawHttp.ask(server.port(), "GET " + path + " HTTP/1.1\nOrigin: " + origin + "\n");

      assertThat(answer.lines().filter(line -> line.startsWith("Access-Control-Allow-Origin")))
          .containsExactlyElementsOf(
              allowed.isEmpty() ? List.of() : List.of("Access-Control-Allow-Origin: " + allowed));
    }
  }

  private static void install(ServletContext context) {
    CorsPolicy storefront = CorsPolicy.builder().allowOrigins("https://shop.example").build();
    CorsPolicy open = CorsPolicy.builder().allowOrigins("*").build();
    CorsRoutes routes =
        CorsRoutes.builder()
            .policy("storefront", storefront)
            .route("/orders/**", "storefront")
            .route("/public/**", open)
            .closed("/admin/**")
            .build();
    new CorsFilter(routes).addTo(context);
    KitApplication.add(context, "stock", new Stock(), "/stock");
    KitApplication.add(context, "plain", new KitApplication.Plain(), "/*");
  }

  @Test
  void versionsAreThoseThatAreTested() throws IOException {
    String pom = Files.readString(Path.of("..", "..", "pom.xml"));
    String readme = Files.readString(Path.of("README.md"));

    for (String name : List.of("tomcat", "tomcat10", "jetty", "undertow", "javalin")) {
      String version = pom.split("<" + name + ".version>", 2)[1].split("(\\.Final)?<", 2)[0];
      assertThat(readme).contains(" " + version);
    }
  }

  @SuppressWarnings("serial")
  @Cors("storefront")
  static final class Stock extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {}
  }
}
