package dev.drawbridge.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.config.PolicyFile;
import dev.drawbridge.config.Problem;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What documents show is true: a block of {@code yaml} is a policy file, without problems or with
 * those that the next block shows; a block that begins with {@code $} prints what it shows, against
 * the quickstart gateway or the program of the examples; and a block of {@code java} compiles, or
 * is that program.
 */
final class ShownTest {
  private static final String SHOWN_AUTHORITY = "127.0.0.1:8080";
  private static final String EXAMPLE = "examples/JdkServer.java";
  private static final String EXAMPLE_AUTHORITY = "127.0.0.1:8090";
  private static final String POLICY_FILE = "policy.yaml";

  /** Where a block of {@code java} stands: what it takes for granted. */
  private static final String PROGRAM =
      """
      import dev.drawbridge.browser.*;
      import dev.drawbridge.cors.*;
      import dev.drawbridge.origin.Origin;
      import java.time.Clock;

      abstract class Shown<Q, S> {
        Q request;
        RequestReader<Q> READER;
        S response;
        ResponseWriter<S> WRITER;
        Origin page;
        Network network;

        void shown() {
          %s
        }
      }
      """;

  /** Where a block of {@code java} stands that makes assertions. */
  private static final String TEST =
      """
      import static dev.drawbridge.testkit.CorsAssertions.assertThat;

      import dev.drawbridge.browser.BlockCause;
      import dev.drawbridge.cors.CorsPolicy;
      import dev.drawbridge.testkit.*;

      abstract class Shown {
        String api;
        CorsPolicy policy;
        CorsPolicy yesterday;

        void shown() {
          %s
        }
      }
      """;

  @TempDir private static Path folder;
  private static ServedGateway gateway;
  private static ServedGateway example;

  static Stream<Snippet> snippets() {
    return DocumentsTest.documents().flatMap(document -> Snippet.of(document).stream());
  }

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(Project.file("examples"))) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.toString().endsWith("-mistakes.yaml"))
          .toList()
          .stream();
    }
  }

  /** Policies, and the problems that the next block shows, if it begins with the file's name. */
  static Stream<Arguments> policies() {
    List<Snippet> all = snippets().toList();
    return IntStream.range(0, all.size())
        .filter(i -> all.get(i).info().equals("yaml"))
        .mapToObj(
            i -> Arguments.of(all.get(i), i + 1 < all.size() ? problems(all.get(i + 1)) : ""));
  }

  private static String problems(Snippet next) {
    return next.text().startsWith(POLICY_FILE + ":") ? next.text() : "";
  }

  /** Fragments; the whole program is run instead. */
  static Stream<Snippet> programs() {
    return snippets()
        .filter(snippet -> snippet.info().equals("java"))
        .filter(snippet -> !snippet.text().startsWith("import "));
  }

  static Stream<ShellStep> steps() {
    return snippets().flatMap(snippet -> ShellStep.of(snippet).stream());
  }

  @BeforeAll
  static void serve() throws IOException {
    gateway = ServedGateway.serve(Project.onFreePort("examples/quickstart.yaml", folder));
    String program = Files.readString(Project.file(EXAMPLE)).replace(", 8090)", ", 0)");
    Path source = Files.writeString(folder.resolve("JdkServer.java"), program);
    example = ServedGateway.run(Project.program(source));
  }

  @AfterAll
  static void stop() {
    example.close();
    assertThat(gateway.stop()).as("exit code after SIGTERM").isZero();
  }

  @Test
  void theProgramShownIsTheExample() throws IOException {
    assertThat(snippets().filter(snippet -> snippet.text().startsWith("import ")))
        .singleElement()
        .extracting(Snippet::text)
        .isEqualTo(Files.readString(Project.file(EXAMPLE)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void exampleHasNoProblems(Path example) {
    assertThat(PolicyFile.read(example).problems()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("policies")
  void policyHasTheProblemsShown(Snippet policy, String shown, @TempDir Path own)
      throws IOException {
    Path file = Files.writeString(own.resolve(POLICY_FILE), policy.text());

    assertThat(PolicyFile.read(file).problems().stream().map(Problem::toString))
        .map(problem -> problem.replace(file.toString(), POLICY_FILE))
        .containsExactlyElementsOf(shown.lines().toList());
  }

  @ParameterizedTest
  @MethodSource("programs")
  void programCompiles(Snippet program, @TempDir Path own) throws IOException {
    String frame = program.text().contains("assertThat(") ? TEST : PROGRAM;
    Path file = Files.writeString(own.resolve("Shown.java"), frame.formatted(program.text()));
    StringWriter messages = new StringWriter();
    List<String> options = List.of("-proc:none", "-d", own.toString());

    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      Iterable<? extends JavaFileObject> sources = files.getJavaFileObjects(file);
      boolean compiled = compiler.getTask(messages, files, null, options, null, sources).call();
      assertThat(compiled).as("%s\n%s", program, messages).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("steps")
  void commandPrintsWhatIsShown(ShellStep step) {
    boolean program = step.command().contains(EXAMPLE_AUTHORITY);
    String shown = program ? EXAMPLE_AUTHORITY : SHOWN_AUTHORITY;
    String authority = (program ? example : gateway).authority();
    String output = Shell.run(step.command().replace(shown, authority));

    assertThat(step.isOutput(output.replace(authority, shown)))
        .as("%s\nprinted:\n%s\nshown:\n%s", step, output, String.join("\n", step.output()))
        .isTrue();
  }
}
