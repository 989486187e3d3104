package dev.drawbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The process: signals, exit codes, what goes to which stream. */
@Timeout(180)
class ServeProcessTest {
  private static final String POLICY =
      """
      listen: 127.0.0.1:0
      policies: {p: {allow-origins: ["https://a.example"]}}
      upstreams: {demo: sample}
      routes: [{match: /**, upstream: demo, cors: p}]
      """;
  private static final String ORIGIN = "https://a.example";

  @TempDir Path directory;

  private ServeProcess serve(String policy) throws IOException {
    return new ServeProcess(directory, Files.writeString(directory.resolve("policy.yaml"), policy));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  void aSignalDrainsAndEndsWithZero(String signal) throws Exception {
    try (ServeProcess serve = serve(POLICY)) {
      assertThat(serve.get("/items", ORIGIN).statusCode()).isEqualTo(200);
      CompletableFuture<HttpResponse<String>> slow =
          ServeProcess.client()
              .sendAsync(serve.request("/slow/1000", ORIGIN), HttpResponse.BodyHandlers.ofString());
      // A second connection is answered: the first one has long been taken.
      assertThat(serve.get("/slow/300", ORIGIN).statusCode()).isEqualTo(200);
      serve.signal(signal);

      assertThat(slow.get().statusCode()).isEqualTo(200);
      assertThat(serve.exitCode()).isZero();
      assertThat(serve.out().lines()).hasSize(3).allMatch(line -> line.contains(" 200 in="));
      assertThat(serve.err().lines())
          .hasSize(2)
          .first()
          .asString()
          .startsWith("drawbridge: listening on http://127.0.0.1:");
    }
  }

  @Test
  void aSignalAsSoonAsItListens() throws Exception {
    try (ServeProcess serve = serve(POLICY)) {
      serve.await(text -> text.contains("listening"));
      serve.signal("TERM");

      assertThat(serve.exitCode()).isZero();
    }
  }

  @Test
  void hangUpReloads() throws Exception {
    try (ServeProcess serve = serve(POLICY)) {
      assertThat(serve.get("/items", ORIGIN).statusCode()).isEqualTo(200);
      serve.signal("HUP");
      serve.await(text -> text.contains("drawbridge: reloaded "));
      serve.signal("TERM");

      assertThat(serve.exitCode()).isZero();
    }
  }

  @Test
  void aReloadThatDoesNotFitInTheHeapKeepsTheOldPolicy() throws Exception {
    Path origins = Files.writeString(directory.resolve("origins.txt"), ORIGIN + "\n");
    String policy =
        POLICY.replace("allow-origins: [\"https://a.example\"]", "allow-origins-from: origins.txt");
    Path file = Files.writeString(directory.resolve("policy.yaml"), policy);
    try (ServeProcess serve = new ServeProcess(directory, file, "-Xmx24m")) {
      assertThat(serve.get("/items", ORIGIN).statusCode()).isEqualTo(200);
      Files.writeString(
          origins,
          IntStream.range(0, 300_000)
              .mapToObj(i -> "https://partner-" + i + ".example\n")
              .collect(Collectors.joining()));

      String told = serve.await(text -> text.contains("the old one stays in force"));
      assertThat(told).contains("DRAWBRIDGE_JAVA_OPTS=-Xmx").doesNotContain("OutOfMemoryError");
      assertThat(serve.get("/items", ORIGIN).headers().firstValue("Access-Control-Allow-Origin"))
          .contains(ORIGIN);
      serve.signal("TERM");
      assertThat(serve.exitCode()).isZero();
    }
  }

  @Test
  void aBadFileIsToldWholeAndEndsWithOne() throws Exception {
    String bad =
        """
        listen: 127.0.0.1:0
        policies:
          p: {allow-origins: [https://a.example/], allow-methods: [CONNECT], max-age: 25h}
        upstreams: {demo: sample}
        routes: [{match: api, upstream: demo, cors: q}]
        """;
    try (ServeProcess serve = serve(bad)) {
      assertThat(serve.exitCode()).isEqualTo(1);
      assertThat(serve.err().lines())
          .hasSize(5)
          .allMatch(line -> line.contains("policy.yaml:") && line.contains(": error "));
      assertThat(serve.out()).isEmpty();
    }
  }

  @Test
  void anAddressThatIsTakenIsOneLineAndEndsWithOne() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServeProcess serve =
            serve(POLICY.replace("127.0.0.1:0", "127.0.0.1:" + taken.getLocalPort()))) {
      assertThat(serve.exitCode()).isEqualTo(1);
      assertThat(serve.err())
          .isEqualTo(
              "drawbridge: cannot listen on 127.0.0.1:"
                  + taken.getLocalPort()
                  + ": Address already in use; stop what listens there, or name another port\n");
      assertThat(serve.out()).isEmpty();
    }
  }
}
