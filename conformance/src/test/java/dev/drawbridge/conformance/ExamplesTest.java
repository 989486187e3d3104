package dev.drawbridge.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every example, a folder with a {@code pom.xml}, starts with the one command for all, and a page
 * in a real browser may do with it what its policy says. They run what this build has packaged.
 */
@ExtendWith(Browsers.Shared.class)
@SuppressWarnings("NullAway.Init") // open is called before anything else.
final class ExamplesTest {
  private static final Path FOLDER = Project.file("examples");

  /** Called from Firefox too. */
  private static final String IN_BOTH = "netty";

  private static PageServer pages;
  private static Browsers browsers;

  /** A line of {@code examples.txt}: a page, a fetch, and what the page sees of it. */
  private record Case(
      String host, String script, String outcome, List<String> fields, String text) {
    static Case of(String line) {
      List<String> cells = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
      List<String> fields =
          Stream.of(cells.get(3).split(" +", -1)).filter(field -> !field.isEmpty()).toList();
      return new Case(cells.get(0), cells.get(1), cells.get(2), fields, cells.get(4));
    }
  }

  @BeforeAll
  static void open(Browsers shared) {
    browsers = shared;
    pages = PageServer.start();
  }

  @AfterAll
  static void close() {
    pages.close();
  }

  static List<String> names() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("pom.xml")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private static List<Case> cases() throws IOException {
    Path table =
        Project.file("conformance/src/test/resources/dev/drawbridge/conformance/examples.txt");
    return Files.readAllLines(table).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Case::of)
        .toList();
  }

  @Test
  void everyExampleIsInTheReactor() throws IOException {
    String reactor = Files.readString(Project.file("pom.xml"));

    assertThat(names())
        .contains("netty")
        .allSatisfy(name -> assertThat(reactor).contains("<module>examples/" + name + "</module>"));
  }

  @TestFactory
  @Timeout(300)
  Stream<DynamicContainer> examples() throws IOException {
    List<DynamicContainer> all = new ArrayList<>();
    for (String name : names()) {
      List<Engine> engines =
          name.equals(IN_BOTH)
              ? List.of(Engine.CHROMIUM, Engine.FIREFOX)
              : List.of(Engine.CHROMIUM);
      for (Engine engine : engines) {
        DynamicTest test = DynamicTest.dynamicTest("from " + engine, () -> call(name, engine));
        all.add(DynamicContainer.dynamicContainer(name, Stream.of(test)));
      }
    }
    return all.stream();
  }

  private static void call(String name, Engine engine) throws IOException {
    assumeTrue(
        isBuilt(FOLDER.resolve(name + "/pom.xml")), "needs a newer JDK, which the build has not");
    try (ServedGateway example = start(name);
        Page page = pages.open(browsers.get(engine), "localhost");
        Page stranger = pages.open(browsers.get(engine), "page.localhost")) {
      Map<String, Page> opened = Map.of("localhost", page, "stranger", stranger);
      for (Case one : cases()) {
        check(name, one, opened.getOrDefault(one.host(), page), example);
      }
    }
  }

  /** Whether the build had the JDK that an example needs: that of all others, or what it found. */
  private static boolean isBuilt(Path pom) throws IOException {
    boolean newer = Files.readString(pom).contains("<maven.compiler.release>21<");
    return !newer || System.getProperty("drawbridge.jdk21") != null;
  }

  private static ServedGateway start(String name) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    return ServedGateway.runAt(port, List.of(FOLDER.resolve("run").toString(), name));
  }

  private static void check(String name, Case one, Page page, ServedGateway example) {
    FetchOutcome seen = page.fetchAll(FetchScript.parse(one.script(), example.authority())).get(0);
    String summary = seen.resolved() ? seen.type() + " " + seen.status() : "blocked";

    assertThat(summary)
        .as("%s: %s of %s\n%s\n%s", name, one, seen, page.console().texts(), example.output())
        .isEqualTo(one.outcome());
    assertThat(seen.headers().keySet()).as("%s: %s", name, one).containsAll(one.fields());
    assertThat(seen.body()).as("%s: %s", name, one).contains(one.text());
  }

  @Test
  void newerJdksAreFoundOrMissed() {
    String home = Shell.run("tools/find-jdk 17");

    assertThat(Path.of(home.strip(), "bin", "javac")).isExecutable();
    assertThat(Shell.run("tools/find-jdk 999; echo $?")).isEqualTo("1\n");
    assertThat(Shell.run("JAVA_HOME=" + home.strip() + " tools/find-jdk 17")).isEqualTo(home);
  }

  @Test
  void anUnknownNameIsToldTheOthers() {
    String output = Shell.run("examples/run no-such-example 2>&1; echo $?");

    assertThat(output)
        .contains("unknown example 'no-such-example'")
        .contains("netty")
        .endsWith("2\n");
    assertThat(Shell.run("examples/run --help 2>&1")).contains("PORT", "JAVA_HOME", "netty");
  }
}
