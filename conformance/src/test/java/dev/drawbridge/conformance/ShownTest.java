package dev.drawbridge.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.config.PolicyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What documents show is true: an example, and a block of {@code yaml}, is a policy file without
 * problems, and a block that begins with {@code $} prints what it shows, against the quickstart
 * gateway.
 */
final class ShownTest {
  private static final String SHOWN_AUTHORITY = "127.0.0.1:8080";

  @TempDir private static Path folder;
  private static ServedGateway gateway;

  static Stream<Snippet> snippets() {
    return DocumentsTest.documents().flatMap(document -> Snippet.of(document).stream());
  }

  /** The examples, and files with what documents show. */
  static Stream<Named<Path>> policies() throws IOException {
    List<Named<Path>> files = new ArrayList<>();
    for (Snippet shown : snippets().filter(one -> one.info().equals("yaml")).toList()) {
      Path file = folder.resolve("shown-" + files.size() + ".yaml");
      files.add(Named.of(shown.toString(), Files.writeString(file, shown.text())));
    }
    try (Stream<Path> examples = Files.list(Project.file("examples"))) {
      examples
          .filter(file -> file.toString().endsWith(".yaml"))
          .forEach(file -> files.add(Named.of(file.getFileName().toString(), file)));
    }
    return files.stream();
  }

  static Stream<ShellStep> steps() {
    return snippets().flatMap(snippet -> ShellStep.of(snippet).stream());
  }

  @BeforeAll
  static void serve() {
    gateway = ServedGateway.serve(Project.onFreePort("examples/quickstart.yaml", folder));
  }

  @AfterAll
  static void stop() {
    assertThat(gateway.stop()).as("exit code after SIGTERM").isZero();
  }

  @ParameterizedTest
  @MethodSource("policies")
  void policyHasNoProblems(Path file) {
    assertThat(PolicyFile.read(file).problems()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void commandPrintsWhatIsShown(ShellStep step) {
    String authority = gateway.authority();
    String output = Shell.run(step.command().replace(SHOWN_AUTHORITY, authority));

    assertThat(step.isOutput(output.replace(authority, SHOWN_AUTHORITY)))
        .as("%s\nprinted:\n%s\nshown:\n%s", step, output, String.join("\n", step.output()))
        .isTrue();
  }
}
