package dev.drawbridge.quarkus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A row of the table in the migration guide's section of Quarkus: a request, and what is answered
 * before and after. Answers are written as their status and the CORS fields on them, {@code Vary}
 * included, without the prefix {@code Access-Control-}.
 */
record Asked(String request, String before, String after) {
  private static final Path GUIDE = Path.of("../../docs/migration.md");
  private static final String SECTION = "## From Quarkus";
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final List<String> FIELDS =
      List.of(
          "Allow-Origin",
          "Allow-Credentials",
          "Allow-Methods",
          "Allow-Headers",
          "Expose-Headers",
          "Max-Age");

  /** The port that Quarkus listens at. */
  static int port() {
    return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
  }

  /** The rows of the guide. */
  static Stream<Asked> rows() throws IOException {
    String guide = Files.readString(GUIDE);
    String section = guide.substring(guide.indexOf(SECTION) + SECTION.length());
    int end = section.indexOf("\n## ");
    return section
        .substring(0, end < 0 ? section.length() : end)
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split("\\|", -1))
        .map(
            cells ->
                new Asked(cells[1].replace("`", "").strip(), cells[2].strip(), cells[3].strip()));
  }

  /** Sends the request, and returns the answer as the table writes it. */
  String answer() {
    String[] parts = request.split("; ", -1);
    String[] line = parts[0].split(" ", -1);
    String server = "http://127.0.0.1:" + port();
    HttpRequest.Builder asked =
        HttpRequest.newBuilder(URI.create(server + line[1]))
            .method(line[0], BodyPublishers.noBody());
    for (int i = 1; i < parts.length; i++) {
      String[] field = parts[i].split(": ", 2);
      String value = field[1].replace("{server}", server);
      asked.header(expanded(field[0]), value);
    }
    try {
      HttpResponse<String> answer = CLIENT.send(asked.build(), BodyHandlers.ofString());
      return Stream.concat(Stream.of("" + answer.statusCode()), fields(answer))
          .collect(Collectors.joining(" "));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String expanded(String name) {
    return name.startsWith("Request-") ? "Access-Control-" + name : name;
  }

  private static Stream<String> fields(HttpResponse<String> answer) {
    Stream<String> cors = FIELDS.stream().map(name -> counted(name, "Access-Control-", answer));
    return Stream.concat(cors, Stream.of(counted("Vary", "", answer)))
        .filter(name -> !name.isEmpty());
  }

  /** The name if there is one such field, with their number if there are several. */
  private static String counted(String name, String prefix, HttpResponse<String> answer) {
    int lines = answer.headers().allValues(prefix + name).size();
    return lines == 0 ? "" : lines == 1 ? name : name + "×" + lines;
  }
}
