package dev.drawbridge.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./drawbridge} itself: a shell script that builds, lays the class path and becomes the JVM.
 * It runs what this build has packaged, and never builds in a folder that is being built.
 */
@Timeout(600)
final class LauncherTest {
  private static final Pattern LISTENING = Pattern.compile("listening on (http://\\S+)");

  @TempDir Path directory;

  /** What a finished command left. */
  private record Finished(int code, String out, String err) {}

  private Process start(Path launcher, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(directory.resolve("out").toFile())
            .redirectError(directory.resolve("err").toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private Finished run(Path launcher, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Process process = start(launcher, environment, arguments);
    process.getOutputStream().close();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return new Finished(process.exitValue(), read("out"), read("err"));
  }

  private Finished run(String... arguments) throws IOException, InterruptedException {
    return run(Project.file("drawbridge"), Map.of("DRAWBRIDGE_BUILD", "never"), arguments);
  }

  private String read(String stream) throws IOException {
    return Files.readString(directory.resolve(stream));
  }

  private Path quickstart(Path root) throws IOException {
    String policy = Files.readString(root.resolve("examples/quickstart.yaml"));
    String free = policy.replace("listen: 127.0.0.1:8080\n", "listen: 127.0.0.1:0\n");
    assertThat(free).as("an address on a line of its own").isNotEqualTo(policy);
    return Files.writeString(directory.resolve("quick start.yaml"), free);
  }

  private void serves(Path launcher, Map<String, String> environment) throws Exception {
    Process process = start(launcher, environment, "serve", "quick start.yaml");
    try {
      Matcher line = LISTENING.matcher("");
      while (!line.reset(read("err")).find()) {
        assertThat(process.isAlive()).as(read("err")).isTrue();
        process.waitFor(20, TimeUnit.MILLISECONDS);
      }
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(line.group(1) + "/api/items"))
                      .header("Origin", "http://localhost:3000")
                      .timeout(Duration.ofSeconds(60))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
          .contains("http://localhost:3000");
      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends at a signal").isTrue();
      assertThat(process.exitValue()).isZero();
      assertThat(read("out")).contains("\"GET /api/items HTTP/1.1\" 200 ");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void servesTheQuickstartAndTakesSignals() throws Exception {
    quickstart(Project.file("."));
    serves(Project.file("drawbridge"), Map.of("DRAWBRIDGE_BUILD", "never"));
  }

  @Test
  void runsFromAnywhereThroughALink() throws Exception {
    Path link =
        Files.createSymbolicLink(
            directory.resolve("a link"), Project.file("drawbridge").toAbsolutePath());
    Finished version = run(link, Map.of("DRAWBRIDGE_BUILD", "never"), "--version");
    Files.delete(link);

    assertThat(version.out()).startsWith("drawbridge ");
    assertThat(version.code()).isZero();
  }

  @Test
  void passesExitCodesAndStreamsThrough() throws Exception {
    assertThat(run("lint", "--format", "json", quickstart(Project.file(".")).toString()))
        .extracting(Finished::code, Finished::out)
        .containsExactly(0, "[]\n");
    assertThat(run("lint", Project.file("examples/five-mistakes.yaml").toString()))
        .satisfies(lint -> assertThat(lint.out().lines()).hasSize(5))
        .extracting(Finished::code, Finished::err)
        .containsExactly(1, "");
    assertThat(run("serve", Project.file("examples/five-mistakes.yaml").toString()))
        .satisfies(serve -> assertThat(serve.err().lines()).hasSize(5))
        .extracting(Finished::code, Finished::out)
        .containsExactly(1, "");
    assertThat(run("lint", "missing.yaml").code()).isEqualTo(2);
  }

  @Test
  void javaOptionsOfTheUserWin() throws Exception {
    Finished shown =
        run(
            Project.file("drawbridge"),
            Map.of(
                "DRAWBRIDGE_BUILD", "never",
                "DRAWBRIDGE_JAVA_OPTS", "-Xmx96m -XX:+PrintFlagsFinal"),
            "--version");

    assertThat(shown.out()).containsPattern("MaxHeapSize +.*= 100663296 ");
  }

  @Test
  void refusesAHeapInWhichNothingRuns() throws Exception {
    for (String option : List.of("-Xmx8m", "-Dx=y -Xmx23M -Da=b")) {
      Map<String, String> environment =
          Map.of("DRAWBRIDGE_BUILD", "never", "DRAWBRIDGE_JAVA_OPTS", option);
      Finished refused = run(Project.file("drawbridge"), environment, "--version");

      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.err()).contains("DRAWBRIDGE_JAVA_OPTS is too small").hasLineCount(1);
    }
  }

  @Test
  void aPolicyThatDoesNotFitInTheHeapIsOneLine() throws Exception {
    StringBuilder origins = new StringBuilder();
    for (int i = 0; i < 400_000; i++) {
      origins.append("https://partner-").append(i).append(".example\n");
    }
    Files.writeString(directory.resolve("origins.txt"), origins);
    Path policy =
        Files.writeString(
            directory.resolve("policy.yaml"), "policies: {p: {allow-origins-from: origins.txt}}\n");
    Map<String, String> environment =
        Map.of("DRAWBRIDGE_BUILD", "never", "DRAWBRIDGE_JAVA_OPTS", "-Xmx24m");
    for (String verb : List.of("serve", "lint")) {
      Finished refused = run(Project.file("drawbridge"), environment, verb, policy.toString());

      assertThat(refused.code()).isEqualTo(verb.equals("serve") ? 1 : 2);
      assertThat(refused.err()).contains("DRAWBRIDGE_JAVA_OPTS=-Xmx").hasLineCount(1);
      assertThat(refused.out()).isEmpty();
    }
  }

  @Test
  void saysWhatIsWrongWithJava() throws Exception {
    Finished wrong =
        run(Project.file("drawbridge"), Map.of("JAVA_HOME", directory.toString()), "--version");

    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.err()).contains("JAVA_HOME").contains(directory.toString()).hasLineCount(1);
  }

  @Test
  @EnabledIfSystemProperty(named = "drawbridge.full", matches = "true")
  void buildsAFreshCloneWhosePathHasSpaces() throws Exception {
    Path clone = directory.resolve("a fresh clone");
    int cloned =
        new ProcessBuilder(
                "git", "clone", "-q", Project.file(".").toAbsolutePath().toString(), "" + clone)
            .inheritIO()
            .start()
            .waitFor();
    assertThat(cloned).isZero();
    quickstart(clone);
    serves(clone.resolve("drawbridge"), Map.of());
    assertThat(read("err")).contains("drawbridge: building");
    serves(clone.resolve("drawbridge"), Map.of());
    assertThat(read("err")).doesNotContain("building");

    Path source = clone.resolve("cli/src/main/java/dev/drawbridge/cli/Main.java");
    Files.writeString(source, Files.readString(source) + "\n");
    Finished rebuilt = run(clone.resolve("drawbridge"), Map.of(), "--version");
    assertThat(rebuilt.err()).contains("drawbridge: building");
  }
}
