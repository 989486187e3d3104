package dev.drawbridge.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/browser.md} lists every code and every difference, {@code docs/judge.md} every code.
 */
class BrowserDocumentTest {
  @Test
  void everyCodeAndEveryDifference() throws IOException {
    String document = Files.readString(Path.of("..", "docs", "browser.md"));
    assertThat(Arrays.stream(BlockCause.values()).map(cause -> "| `" + cause.code() + "` |"))
        .allSatisfy(code -> assertThat(document).contains(code));
    assertThat(Arrays.stream(Difference.values()).map(one -> "| `" + one.name() + "` |"))
        .allSatisfy(name -> assertThat(document).contains(name));
  }

  @Test
  void everyCodeAsJudgePrintsIt() throws IOException {
    String document = Files.readString(Path.of("..", "docs", "judge.md"));
    assertThat(BlockCause.values())
        .extracting(BrowserDocumentTest::printed)
        .allSatisfy(code -> assertThat(document).contains("`" + code + "`"));
  }

  private static String printed(BlockCause cause) {
    BlockPlace place =
        new BlockPlace(
            RequestMode.CORS, cause.isOfPreflights(), true, false, "", "", "", "", 0, "");
    return new BlockReason(cause, place, "").code();
  }
}
