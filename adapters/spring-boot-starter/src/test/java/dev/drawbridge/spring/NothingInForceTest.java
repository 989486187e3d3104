package dev.drawbridge.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The start says when nothing is in force, and only then. */
final class NothingInForceTest {
  private static final String WORDS = "No CORS policy is in force";
  private static final String POLICIES =
      """
      policies:
        storefront: {allow-origins: ["https://shop.example"]}
        admin: {allow-origins: ["https://admin.example"]}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"servlet", "reactive"})
  void isSaid(String type) throws Exception {
    Path file = Files.writeString(folder.resolve("cors.yaml"), POLICIES);
    String location = "drawbridge.policy-file=" + file;
    assertThat(said(type, Shop.class, location)).contains(WORDS + ": name one in a route");
    assertThat(said(type, Shop.class)).contains(WORDS + ": set drawbridge.allow-origins");
    assertThat(said(type, AnnotatedShop.class, location)).doesNotContain(WORDS);
    Files.writeString(file, POLICIES + "routes: [{match: /a, cors: admin}]\n");
    assertThat(said(type, Shop.class, location)).doesNotContain(WORDS);
  }

  private static String said(String type, Class<?> source, String... properties) {
    String[] all = new String[properties.length + 1];
    System.arraycopy(properties, 0, all, 1, properties.length);
    all[0] = "logging.level.dev.drawbridge=warn";
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try (Application application =
        type.equals("servlet")
            ? Application.servlet(source, all)
            : Application.reactive(source, all)) {
      assertThat(application.port()).isPositive();
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
