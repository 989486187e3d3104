package dev.drawbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results that cannot be written are no results: every verb says so and fails. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class LostOutputTest {
  private static final String INPUT =
      "{\"page\": \"https://a.example\", \"steps\": []}\n"
          + "No 'Access-Control-Allow-Origin' header is present on the requested resource.\n";
  private static final String POLICY = "src/test/resources/no-such-policy.yaml";

  private static Process start(String script, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("bash", "-c", script));
    command.add("bash");
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("dev.drawbridge.cli.Main");
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(INPUT.getBytes(StandardCharsets.UTF_8));
    }
    return process;
  }

  private static String errors(Process process) throws IOException, InterruptedException {
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return errors;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "explain",
        "explain --format json",
        "judge",
        "lint --format json " + POLICY,
        "doctor http://127.0.0.1:1/ --origin https://a.example",
        "doctor http://127.0.0.1:1/ --origin https://a.example --format sarif",
        "--version",
        "doctor --help"
      })
  void onAFullDisk(String arguments) throws Exception {
    Process process = start("exec \"$@\" >/dev/full", arguments.split(" ", -1));

    assertThat(errors(process))
        .contains("drawbridge: cannot write to standard output: No space left on device");
    assertThat(process.exitValue()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"explain", "judge", "--help"})
  void whoStopsReadingWantsNoMessage(String verb) throws Exception {
    Process process = start("\"$@\" | true; exit ${PIPESTATUS[0]}", verb);

    assertThat(errors(process)).isEmpty();
    assertThat(process.exitValue()).isEqualTo(2);
  }
}
