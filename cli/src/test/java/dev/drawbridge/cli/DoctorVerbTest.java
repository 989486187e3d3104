package dev.drawbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Help.Ansi;

/** The verb before a server on a real socket: exit codes, formats, and what is a bad argument. */
final class DoctorVerbTest {
  private static final String SHARED =
      "HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 0\r\n\r\n";
  private static final String SLASH =
      "HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: https://app.example/\r\n"
          + "Set-Cookie: sid=s3cret\r\nContent-Length: 0\r\n\r\n";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  private int run(Ansi ansi, String... arguments) {
    PrintStream results = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    List<String> all = new ArrayList<>(List.of("doctor", "--rate", "10000"));
    all.addAll(List.of(arguments));
    return new Drawbridge(new Terminal(results, errors, ansi)).run(all.toArray(String[]::new));
  }

  private int ask(String answer, String... arguments) throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> serve(listener, answer));
      thread.setDaemon(true);
      thread.start();
      List<String> all = new ArrayList<>(List.of(arguments));
      all.add(0, "http://127.0.0.1:" + listener.getLocalPort() + "/items");
      if (!all.contains("--origin")) {
        all.addAll(List.of("--origin", "https://app.example"));
      }
      return run(Ansi.OFF, all.toArray(String[]::new));
    }
  }

  private static void serve(ServerSocket listener, String answer) {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        InputStream in = socket.getInputStream();
        int end = 0;
        for (int b = in.read(); b >= 0 && end < 4; b = end < 4 ? in.read() : b) {
          end = b == '\r' || b == '\n' ? end + 1 : 0;
        }
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        // A client that went away, or the end.
      }
    }
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void sharedIsZero() throws IOException {
    assertThat(ask(SHARED)).isZero();
    assertThat(out()).startsWith("Shared: a page of https://app.example gets the answer to GET ");
    assertThat(err()).isEmpty();
  }

  @Test
  void blockedIsOneAndSaysWhyDownToTheCharacter() throws IOException {
    assertThat(ask(SLASH)).isEqualTo(1);
    assertThat(out())
        .startsWith("Blocked: a page of https://app.example may not read GET ")
        .contains("  chromium  blocked  allow-origin-mismatch\n")
        .contains("Cause: origin-mismatch\n")
        .contains(
            "      received  https://app.example/\n"
                + "      expected  https://app.example\n"
                + "                                   ^ '/' is too much\n")
        .contains("    Access-Control-Allow-Origin: https://app.example\n")
        .contains("has been blocked by CORS policy: ")
        .contains("\n> GET /items HTTP/1.1\n")
        .contains("\n< Access-Control-Allow-Origin: https://app.example/\n")
        .contains("\n$ curl -si http://127.0.0.1:")
        .doesNotContain("s3cret");
  }

  @Test
  void unreachableIsFour() throws IOException {
    assertThat(ask("SSH-2.0-x\r\n\r\n")).isEqualTo(4);
    assertThat(out()).startsWith("Unreachable: ").contains("Cause: garbage-answer");
  }

  @Test
  void machinesGetTheSame() throws IOException {
    assertThat(ask(SLASH, "--format", "json")).isEqualTo(1);
    assertThat(out())
        .startsWith("{\"url\":\"http://127.0.0.1:")
        .contains("\"outcome\":\"blocked\"")
        .contains("\"cause\":{\"id\":\"origin-mismatch\"")
        .contains("\"received\":\"https://app.example/\",\"expected\":\"https://app.example\"")
        .contains("\"at\":19")
        .doesNotContain("s3cret");
  }

  @Test
  void sarifHasTheCauseAmongItsResults() throws IOException {
    assertThat(ask(SLASH, "--format=sarif")).isEqualTo(1);
    assertThat(out()).contains("\"ruleId\":\"origin-mismatch\"", "\"level\":\"error\"");
  }

  @Test
  void aFindingFailsUnlessItIsAccepted() throws IOException {
    String twice =
        SHARED.replace("\r\n\r\n", "\r\nAccess-Control-Max-Age: 5\r\n".repeat(1))
            + "Access-Control-Max-Age: 5\r\n\r\n";
    assertThat(ask(twice)).isEqualTo(1);
    assertThat(out()).contains("medium field-twice (proved)");
    assertThat(ask(twice, "--fail-on", "high")).isZero();
    Path file = folder.resolve("accept.txt");
    Files.writeString(file, "field-twice * until 2999-01-31 two layers until spring\n");
    out.reset();
    assertThat(ask(twice, "--accept", file.toString())).isZero();
    assertThat(out()).contains("accepted until 2999-01-31");
  }

  @Test
  void anAuditAsksMore() throws IOException {
    String open = SHARED.replace("*\r\n", "*\r\nAccess-Control-Allow-Credentials: true\r\n");
    assertThat(ask(open, "--fail-on", "low")).isZero();
    assertThat(ask(open, "--fail-on", "low", "--audit")).isEqualTo(1);
    assertThat(out()).contains("low wildcard-with-credentials");
  }

  @Test
  void whereNothingListensItSaysSo() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    String url = "http://127.0.0.1:" + port + "/";
    assertThat(run(Ansi.ON, url, "--origin", "https://app.example")).isEqualTo(4);
    assertThat(out()).contains("Cause: connection-refused").contains("\033[1;31mUnreachable:");
    assertThat(err()).isEmpty();
  }

  @Test
  void progressIsForTerminals() {
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    ProbeProgress silent = new ProbeProgress(errors, false);
    silent.asking("GET /");
    silent.end();
    assertThat(err()).isEmpty();
    ProbeProgress progress = new ProbeProgress(errors, true);
    progress.asking("GET /");
    progress.audited(1, 90);
    progress.end();
    assertThat(err()).isEqualTo("\r\033[K1: GET /\r\033[Kaudit: 1 of 90\r\033[K");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          http://a.example                                             | missing required option: '--origin=ORIGIN';
          --origin https://a.example                                   | URL
          api.example/x --origin https://a.example                     | invalid URL 'api.example/x': it has no scheme; put http:// or https:// in front, as in 'https://api.example/x'; see
          localhost:3000 --origin https://a.example                    | as in 'https://localhost:3000'
          http://me:s3cret@h:99999/ --origin https://a.example         | invalid URL 'http://(not shown)@h:99999/': expected http:// or
          http://me:s3cret@a/ --origin https://a.example               | The URL 'http://(not shown)@a/' includes a user name
          http://a/ --origin https://me:s3cret@a.example               | invalid origin "https://(not shown)@a.example"
          ftp://a/ --origin https://a.example                          | invalid URL 'ftp://a/'
          http://me@a/ --origin https://a.example                      | user name
          http://a/ --origin https://a.example/                        | trailing slash
          http://a/ --origin https://a.example -X TRACE                | 'TRACE' is forbidden
          http://a/ --origin https://a.example -X P(T                  | such as PUT; see
          http://a/ --origin https://a.example -H X                    | invalid -H 'X'
          http://a/ --origin https://a.example --credentials yes       | 'yes'
          http://a/ --origin https://a.example --browser opera         | --browser
          http://a/ --origin https://a.example --timeout 5             | invalid duration '5'
          http://a/ --origin https://a.example --rate 0                | --rate
          http://a/ --origin https://a.example --accept no-such-file   | --accept: cannot read 'no-such-file': there is no such file; see
          http://a/ --origin https://a.example --cacert no-such-file   | --cacert: cannot read 'no-such-file': there is no such file; see
          http://a/ --origin https://a.example --cacert pom.xml        | --cacert: no certificate in 'pom.xml'
          http://a/ --origin https://a.example --accept src            | --accept: cannot read 'src': Is a directory
          """)
  void aBadArgumentIsOneLineThatNamesIt(String arguments, String named) {
    assertThat(run(Ansi.OFF, arguments.split(" ", -1))).isEqualTo(2);
    assertThat(err().lines()).singleElement().asString().contains(named).doesNotContain("s3cret");
    assertThat(out()).isEmpty();
  }
}
