package dev.drawbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code doctor --audit} before a server that trusts null and lists TRACE. */
@SuppressWarnings("NullAway.Init") // start is called before anything else.
final class DoctorAuditTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", DoctorAuditTest::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    Headers fields = exchange.getResponseHeaders();
    boolean kept = exchange.getRequestURI().getPath().equals("/kept");
    fields.set(kept ? "Age" : "Vary", kept ? "3" : "Origin");
    if (origin != null && List.of("https://app.example", "null").contains(origin)) {
      fields.set("Access-Control-Allow-Origin", origin);
      fields.set("Access-Control-Allow-Credentials", "true");
      fields.set("Access-Control-Allow-Methods", "TRACE");
      fields.set("Access-Control-Max-Age", "600");
    }
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  private int audit(String... arguments) {
    return auditAt("/data", arguments);
  }

  private int auditAt(String path, String... arguments) {
    PrintStream results = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    Stream<String> first =
        Stream.of(
            "doctor", url(path), "--origin", "https://app.example", "--rate", "10000", "--audit");
    String[] all = Stream.concat(first, Stream.of(arguments)).toArray(String[]::new);
    return new Drawbridge(new Terminal(results, errors, Ansi.OFF)).run(all);
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private Path acceptFile(String text) throws IOException {
    return Files.writeString(folder.resolve("accept.txt"), text);
  }

  @ParameterizedTest
  @CsvSource({"critical, 0", "high, 1", "medium, 1", "info, 1"})
  void thresholdsMakeTheExitCode(String least, int code) {
    assertThat(audit("--fail-on", least)).isEqualTo(code);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("high null-origin-trusted")
        .contains("info forbidden-method-listed")
        .contains("-H 'Origin: null'");
  }

  @Test
  void whatBothFindIsToldOnceAsTheAuditSawIt() {
    assertThat(auditAt("/kept", "--format", "json")).isEqualTo(1);
    JsonNode findings = JsonMapper.shared().readTree(out.toByteArray()).get("findings");
    assertThat(findings)
        .filteredOn(one -> one.get("id").asString().equals("missing-vary-origin"))
        .singleElement()
        .satisfies(one -> assertThat(one.get("severity").asString()).isEqualTo("high"));
  }

  @Test
  void sarifHasWhatIsAcceptedAsSuppressed() throws IOException {
    Path file =
        acceptFile(
            "null-origin-trusted "
                + url("/data")
                + " until 2999-01-31 the kiosk\nprefix-match * until 2999-01-31 gone by now\n");

    assertThat(audit("--format", "sarif", "--accept", file.toString())).isZero();
    JsonNode results = JsonMapper.shared().readTree(out.toByteArray()).at("/runs/0/results");
    assertThat(results)
        .filteredOn(result -> result.has("suppressions"))
        .singleElement()
        .satisfies(
            one -> assertThat(one.get("ruleId").asString()).isEqualTo("null-origin-trusted"));
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines(
            file
                + ":2:1: warning acceptance-unused: acceptance of 'prefix-match' accepts nothing"
                + " that was found. Remove the line, or correct its id.\n");
  }

  @Test
  void jsonHasFindingsAndWhatIsAccepted() throws IOException {
    Path file = acceptFile("null-origin-trusted * until 2000-01-31 too late\n");

    assertThat(audit("--format", "json", "--accept", file.toString())).isEqualTo(1);
    JsonNode report = JsonMapper.shared().readTree(out.toByteArray());
    assertThat(report.get("findings"))
        .extracting(one -> one.get("id").asString())
        .contains("null-origin-trusted", "forbidden-method-listed");
    assertThat(report.get("accepted")).isEmpty();
    assertThat(err.toString(StandardCharsets.UTF_8)).contains(":1:1: warning acceptance-expired: ");
  }

  @Test
  void everyProblemOfAnAcceptFileIsALine() throws IOException {
    Path file = acceptFile("null-origin-trusted * until tomorrow x\nprefix-match\n");

    assertThat(audit("--accept", file.toString())).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith(file + ":1:29: error acceptance-invalid: "),
            line -> assertThat(line).startsWith(file + ":2:13: error acceptance-incomplete: "));
    assertThat(out.size()).isZero();
  }
}
