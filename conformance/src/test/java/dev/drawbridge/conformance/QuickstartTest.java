package dev.drawbridge.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages in real browsers see of the quickstart gateway exactly what its policy shares. */
@ExtendWith(Browsers.Shared.class)
@ParameterizedClass
@SuppressWarnings("NullAway.Init") // start is called before anything else.
// The sample's cookies are secure, and WebKitGTK takes none over http.
@EnumSource(value = Engine.class, mode = EnumSource.Mode.EXCLUDE, names = "WEBKIT")
final class QuickstartTest {
  /** Where a page is: the first two are named by the policy, the others are not. */
  enum From {
    LOCALHOST,
    LOOPBACK,
    STRANGER,
    OPAQUE
  }

  @TempDir private static Path folder;

  private static Browser browser;
  private static PageServer pages;
  private static Map<From, Page> opened;
  private static ServedGateway gateway;

  @Parameter private Engine engine;

  @BeforeParameterizedClassInvocation
  static void start(Engine engine, Browsers browsers) {
    browser = browsers.get(engine);
    pages = PageServer.start();
    opened = new EnumMap<>(From.class);
    gateway = ServedGateway.serve(Project.onFreePort("examples/quickstart.yaml", folder));
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    opened.values().forEach(Page::close);
    pages.close();
    gateway.close();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(resources = "quickstart.txt", delimiter = '|', quoteCharacter = '\0')
  void sees(From from, String script, String outcome, String fields, String text) {
    Page page = opened.computeIfAbsent(from, QuickstartTest::open);
    List<FetchOutcome> all = page.fetchAll(FetchScript.parse(script, gateway.authority()));
    FetchOutcome seen = all.get(all.size() - 1);

    assertThat(summary(seen))
        .as("%s %s\n%s", engine, seen, page.console().texts())
        .isEqualTo(outcome);
    for (String field : fields == null ? new String[0] : fields.split(" +", -1)) {
      boolean hidden = field.startsWith("!");
      assertThat(seen.headers().containsKey(hidden ? field.substring(1) : field))
          .as("%s of %s", field, seen.headers())
          .isEqualTo(!hidden);
    }
    assertThat(seen.body()).contains(text == null ? "" : text);
  }

  private static Page open(From from) {
    return switch (from) {
      case LOCALHOST -> pages.open(browser, "localhost");
      case LOOPBACK -> pages.open(browser, "127.0.0.1");
      case STRANGER -> pages.open(browser, "page.localhost");
      case OPAQUE -> pages.openOpaque(browser);
    };
  }

  private static String summary(FetchOutcome seen) {
    return seen.resolved() ? seen.type() + " " + seen.status() : "blocked";
  }
}
