package dev.drawbridge.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents are true: what they link to, name and show is there. */
final class DocumentsTest {
  private static final Pattern LINK = Pattern.compile("]\\((?!\\w+:|#)([^)#]+)");
  private static final Pattern CODE =
      Pattern.compile("`(?:\\w+\\.)?([A-Z]\\w+)(?:\\.([a-z]\\w+))?`");

  static Stream<Path> documents() {
    return Stream.of(".", "docs").map(Project::file).flatMap(DocumentsTest::documentsIn);
  }

  /** What stands beside the code of a module. */
  static Stream<Path> documentsOfModules() {
    return Stream.of("adapters", "examples", ".")
        .map(Project::file)
        .flatMap(folder -> listed(folder).filter(Files::isDirectory))
        .flatMap(DocumentsTest::documentsIn)
        .filter(document -> document.endsWith("README.md"));
  }

  static Stream<Path> allDocuments() {
    return Stream.concat(documents(), documentsOfModules()).distinct();
  }

  static Stream<Snippet> javaOfModules() {
    return documentsOfModules()
        .filter(document -> !document.startsWith(Project.file("testkit")))
        .flatMap(document -> Snippet.of(document).stream())
        .filter(snippet -> snippet.info().equals("java"));
  }

  /** Names of classes stand in the third column of the protocol's tables. */
  static Stream<String> namesInTheProtocol() {
    return lines(Project.file("docs/protocol.md"))
        .filter(line -> line.startsWith("|"))
        .map(line -> line.split("\\|", -1))
        .filter(cells -> cells.length > 4)
        .flatMap(cells -> CODE.matcher(cells[3]).results())
        .map(MatchResult::group)
        .distinct();
  }

  @Test
  void documentsAreFound() {
    assertThat(documents()).contains(Project.file("docs").resolve("protocol.md"));
    assertThat(documentsOfModules()).contains(Project.file("adapters/netty/README.md"));
    assertThat(namesInTheProtocol()).contains("`CompiledPolicy.decide`");
  }

  /** So that it compiles, against the frameworks that not everything here can stand beside. */
  @ParameterizedTest
  @MethodSource("javaOfModules")
  void whatAModuleShowsStandsInItsCode(Snippet shown) throws IOException {
    String text = unindented(shown.lines().stream());

    assertThat(sources().filter(source -> unindented(lines(source)).contains(text)))
        .as("a source below adapters, examples or testkit that has these lines:\n%s", text)
        .isNotEmpty();
  }

  private static Stream<Path> sources() throws IOException {
    List<Path> all = new ArrayList<>();
    for (String folder : List.of("adapters", "examples", "testkit")) {
      try (Stream<Path> files = Files.walk(Project.file(folder))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> !file.toString().contains("/target/"))
            .forEach(all::add);
      }
    }
    return all.stream();
  }

  private static String unindented(Stream<String> lines) {
    return lines.map(String::strip).collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @MethodSource("allDocuments")
  void linksLeadSomewhere(Path document) {
    assertThat(lines(document).flatMap(line -> LINK.matcher(line).results()))
        .map(link -> document.resolveSibling(link.group(1)))
        .allSatisfy(target -> assertThat(target).exists());
  }

  @ParameterizedTest
  @MethodSource("namesInTheProtocol")
  void protocolNamesWhatThereIs(String name) {
    MatchResult parts = CODE.matcher(name).results().findFirst().orElseThrow();
    assertThat(
            House.classes().stream().filter(owner -> owner.getSimpleName().equals(parts.group(1))))
        .as("a class with that member")
        .anyMatch(owner -> parts.group(2) == null || hasMember(owner, parts.group(2)));
  }

  private static boolean hasMember(JavaClass owner, String name) {
    return owner.getMembers().stream().anyMatch(member -> member.getName().equals(name));
  }

  private static Stream<Path> documentsIn(Path folder) {
    return listed(folder).filter(file -> file.toString().endsWith(".md"));
  }

  private static Stream<Path> listed(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> lines(Path document) {
    try {
      return Files.readAllLines(document).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
