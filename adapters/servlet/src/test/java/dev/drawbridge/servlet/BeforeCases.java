package dev.drawbridge.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.testkit.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README says of answers that a container gives before the filter is true. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BeforeCases {
  private static final String PAGE = "https://shop.example";

  private final String container;

  @SuppressWarnings("NullAway.Init") // Started before all tests.
  private RunningServer server;

  /**
   * Makes the cases of one container.
   *
   * @param container the title of its column
   */
  BeforeCases(String container) {
    this.container = container;
  }

  /** A row of the table. */
  record Row(String name, String request, String expected) {}

  abstract RunningServer start(Installer installer) throws Exception;

  @BeforeAll
  final void startServer() throws Exception {
    CorsPolicy policy = CorsPolicy.builder().allowOrigins(PAGE).build();
    server =
        start(
            context -> {
              KitApplication.add(context, "items", new KitApplication.Plain(), "/items/*");
              new CorsFilter(policy).addTo(context);
            });
  }

  @AfterAll
  final void stopServer() throws Exception {
    server.close();
  }

  final Stream<Row> rows() throws IOException {
    Map<String, String> requests =
        KitTable.lines("before.txt")
            .map(line -> line.split("\\|", 2))
            .collect(Collectors.toMap(cells -> cells[0].strip(), cells -> cells[1].strip()));
    String title =
        Files.readAllLines(Path.of("README.md")).stream()
            .filter(line -> line.startsWith("| request |"))
            .findFirst()
            .orElseThrow();
    int column = Stream.of(title.split("\\|", -1)).map(String::strip).toList().indexOf(container);
    return Files.readAllLines(Path.of("README.md")).stream()
        .dropWhile(line -> !line.equals(title))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> line.split("\\|", -1))
        .map(
            cells ->
                new Row(
                    cells[1].strip(),
                    Objects.requireNonNull(requests.get(cells[1].strip()), cells[1]),
                    cells[column].strip()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  final void answersAsTheReadmeSays(Row row) throws IOException {
    String lines = row.request().replace("LONG", "a".repeat(70_000)).replace(" ; ", "\n");
    String answer =
        RawHttp.send(server.port(), lines + "\nOrigin: " + PAGE + "\nConnection: close\n\n");

    boolean passed =
        answer.toLowerCase(Locale.ROOT).contains("access-control-allow-origin: " + PAGE);
    assertThat(passed ? "passes" : answer.split("[ \n]", -1)[1])
        .as("%s\n%s", row.name(), answer)
        .isEqualTo(row.expected());
  }
}
