package dev.drawbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code drawbridge serve} as a process of its own, its streams in files. */
final class ServeProcess implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("listening on (http://\\S+)");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Path out;
  private final Path err;
  private final Process process;

  ServeProcess(Path directory, Path policy) throws IOException {
    this(directory, policy, "-Xmx64m");
  }

  /** With a heap of its own size, given as an option of the JVM. */
  ServeProcess(Path directory, Path policy, String heap) throws IOException {
    out = directory.resolve("out");
    err = directory.resolve("err");
    process =
        new ProcessBuilder(
                // Under nohup, or in a script's background, signals would stay ignored.
                "env",
                "--default-signal=HUP,INT,TERM",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.drawbridge.cli.Main",
                "serve",
                policy.toString())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
  }

  String out() throws IOException {
    return Files.readString(out);
  }

  String err() throws IOException {
    return Files.readString(err);
  }

  /** Waits until standard error is as it should be. */
  String await(Predicate<String> condition) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.test(err())) {
      assertThat(process.isAlive() && System.nanoTime() < end).as(err()).isTrue();
      process.waitFor(10, TimeUnit.MILLISECONDS);
    }
    return err();
  }

  private String address() throws IOException, InterruptedException {
    Matcher line = LISTENING.matcher(await(text -> LISTENING.matcher(text).find()));
    assertThat(line.find()).isTrue();
    return line.group(1);
  }

  HttpResponse<String> get(String path, String origin) throws IOException, InterruptedException {
    return CLIENT.send(request(path, origin), HttpResponse.BodyHandlers.ofString());
  }

  HttpRequest request(String path, String origin) throws IOException, InterruptedException {
    return HttpRequest.newBuilder(URI.create(address() + path))
        .header("Origin", origin)
        .timeout(PATIENCE)
        .build();
  }

  static HttpClient client() {
    return CLIENT;
  }

  void signal(String name) throws IOException, InterruptedException {
    int code =
        new ProcessBuilder(List.of("bash", "-c", "kill -" + name + " " + process.pid()))
            .start()
            .waitFor();
    assertThat(code).isZero();
  }

  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("ends").isTrue();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
