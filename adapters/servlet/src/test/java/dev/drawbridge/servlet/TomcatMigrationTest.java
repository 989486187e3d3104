package dev.drawbridge.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the guide says of Tomcat's own filter is true: each row of its tables is asked of both
 * filters, on real Tomcats that differ in nothing else.
 */
@Tag("tomcat")
final class TomcatMigrationTest {
  private static final Path GUIDE = Path.of("..", "..", "docs", "migration.md");
  private static final String THEIRS = "org.apache.catalina.filters.CorsFilter";
  private static final String OURS = CorsFilter.class.getName();

  /** The fields in the order in which the guide names them, by its short names. */
  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("ACAO", "access-control-allow-origin"),
          Map.entry("ACAC", "access-control-allow-credentials"),
          Map.entry("ACAM", "access-control-allow-methods"),
          Map.entry("ACAH", "access-control-allow-headers"),
          Map.entry("ACMA", "access-control-max-age"),
          Map.entry("ACEH", "access-control-expose-headers"),
          Map.entry("Vary", "vary"));

  private static final List<String> ORDER =
      List.of("ACAO", "ACAC", "ACAM", "ACAH", "ACMA", "ACEH", "Vary");

  private static final List<TomcatServer> SERVERS = new ArrayList<>();

  /**
   * A row of the guide.
   *
   * @param first which server has Tomcat's filter; the next one has ours
   */
  record Row(String request, String theirs, String ours, int first) {
    static Row of(String line, int first) {
      List<String> cells =
          Stream.of(line.split("\\|", -1)).map(cell -> cell.strip().replace("`", "")).toList();
      return new Row(cells.get(1), cells.get(2), cells.get(3), first);
    }
  }

  static Stream<Row> rows() throws IOException {
    return Stream.concat(rows("tomcat: listed origins", 0), rows("tomcat: any origin", 2));
  }

  private static Stream<Row> rows(String table, int first) throws IOException {
    List<String> lines = Files.readAllLines(GUIDE);
    int title = lines.indexOf("<!-- " + table + " -->") + 1;
    assertThat(title).as(table).isPositive();
    return lines.stream()
        .skip(title + 2L)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> Row.of(line, first));
  }

  @BeforeAll
  static void start() throws Exception {
    start(
        THEIRS,
        Map.of(
            "cors.allowed.origins", "https://shop.example",
            "cors.allowed.methods", "GET,POST,PUT",
            "cors.allowed.headers", "Content-Type,X-Trace",
            "cors.exposed.headers", "ETag",
            "cors.support.credentials", "true",
            "cors.preflight.maxage", "600"));
    start(
        OURS,
        Map.of(
            "allow-origins", "https://shop.example",
            "allow-methods", "PUT",
            "allow-headers", "Content-Type, X-Trace",
            "expose-headers", "ETag",
            "allow-credentials", "true",
            "max-age", "10m"));
    start(THEIRS, Map.of("cors.allowed.origins", "*", "cors.allowed.headers", "X-Trace"));
    start(OURS, Map.of("allow-origins", "*", "allow-headers", "X-Trace"));
  }

  private static void start(String filter, Map<String, String> params) throws Exception {
    Installer installer =
        context -> {
          KitApplication.add(
              context, "app", new App(), "/item", "/own", "/vary", "/reset", "/throws");
          FilterRegistration.Dynamic cors = context.addFilter("cors", filter);
          cors.setAsyncSupported(true);
          cors.setInitParameters(params);
          cors.addMappingForUrlPatterns(
              EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR),
              false,
              "/*");
        };
    SERVERS.add(TomcatServer.start(installer));
  }

  @AfterAll
  static void stop() throws Exception {
    for (TomcatServer server : SERVERS) {
      server.close();
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void bothAnswerAsTheGuideSays(Row row) throws IOException {
    assertThat(answer(SERVERS.get(row.first()), row.request())).isEqualTo(row.theirs());
    assertThat(answer(SERVERS.get(row.first() + 1), row.request())).isEqualTo(row.ours());
  }

  private static String answer(TomcatServer server, String request) throws IOException {
    List<String> lines = new ArrayList<>(List.of(request.split(" ; ", -1)));
    lines.set(0, lines.get(0) + " HTTP/1.1");
    if (lines.stream().noneMatch(line -> line.startsWith("Host:"))) {
      lines.add("Host: 127.0.0.1");
    }
    String head = String.join("\n", lines) + "\nConnection: close\n\n";
    List<String> answer = RawHttp.send(server.port(), head).lines().toList();
    List<String> seen = new ArrayList<>(List.of(answer.get(0).split(" ", -1)[1]));
    if (answer.contains("X-App: yes")) {
      seen.add("app");
    }
    ORDER.forEach(name -> values(answer, name).forEach(value -> seen.add(name + ": " + value)));
    return String.join("; ", seen);
  }

  private static Stream<String> values(List<String> answer, String name) {
    String start = FIELDS.get(name) + ":";
    return answer.stream()
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
        .map(line -> line.substring(start.length()).strip());
  }

  @SuppressWarnings("serial")
  private static final class App extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
      response.setHeader("X-App", "yes");
      switch (request.getRequestURI()) {
        case "/own" -> response.setHeader("Access-Control-Allow-Origin", "*");
        case "/vary" -> response.setHeader("Vary", "Accept-Encoding");
        case "/reset" -> {
          response.reset();
          response.setHeader("X-App", "yes");
        }
        case "/throws" -> throw new IllegalStateException("thrown by the application");
        default -> response.setStatus(HttpServletResponse.SC_OK);
      }
    }
  }
}
