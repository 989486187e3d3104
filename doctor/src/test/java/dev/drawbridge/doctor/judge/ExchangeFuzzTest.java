package dev.drawbridge.doctor.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.drawbridge.browser.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever comes in: for each line that is not blank a line goes out, and it is JSON. */
final class ExchangeFuzzTest {
  private static final Path RECORDED =
      Path.of("../core/src/test/resources/dev/drawbridge/browser/recorded.jsonl");

  static Stream<String> inputs() throws IOException {
    Stream<String> unreadable = UnreadableLinesTest.table().map(row -> (String) row.get()[0]);
    List<String> recorded = Files.readAllLines(RECORDED);
    Stream<String> cases =
        Stream.of(0, 100, 200, 300, 400, 500)
            .map(i -> JsonMapper.shared().readTree(recorded.get(i)).get("case").toString());
    Stream<String> odd =
        Stream.of(
            "", "\n \n\r\n", "\uFEFF{}", "\u0000", "{\"log\":", "{\"log\":{\"entries\":[{}]}}");
    return Stream.of(unreadable, cases, odd).flatMap(texts -> texts);
  }

  @MethodSource("inputs")
  @FuzzTest(maxDuration = "30s")
  void aLineForEachLine(@NotNull String input) throws IOException {
    boolean har = input.strip().replace("\uFEFF", "").matches("(?s)\\{\\s*\"log\"\\s*:\\s*\\{.*");
    Judged judged = Judged.of(Profile.STANDARD, input);

    for (int i = 0; i < judged.lines().size(); i++) {
      JsonNode line = judged.line(i);
      assertThat(line.has("error")).isNotEqualTo(line.has("steps"));
    }
    assertThat(judged.lines())
        .hasSize((int) (judged.tally().judged() + judged.tally().unreadable()));
    if (!har) {
      assertThat(judged.lines()).hasSize(linesThatAreNotBlank(input));
    }
  }

  private static int linesThatAreNotBlank(String input) {
    String text = input.startsWith("\uFEFF") ? input.substring(1) : input;
    return (int) Stream.of(text.split("\n", -1)).filter(line -> !line.matches("[ \t\r]*")).count();
  }
}
