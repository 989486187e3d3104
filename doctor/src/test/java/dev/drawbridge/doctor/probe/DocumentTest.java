package dev.drawbridge.doctor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every id stands in {@code docs/doctor.md}, and no other. */
final class DocumentTest {
  @Test
  void listsTheIds() throws IOException {
    String text = Files.readString(Path.of("../docs/doctor.md"), StandardCharsets.UTF_8);
    String tables = text.substring(text.indexOf("## Causes"), text.indexOf("## JSON"));
    List<String> ids =
        Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\|")
            .matcher(tables)
            .results()
            .map((MatchResult result) -> result.group(1))
            .toList();
    assertThat(ids)
        .containsExactlyElementsOf(
            Stream.concat(
                    Stream.of(CauseKind.values()).map(CauseKind::id),
                    Stream.of(Neighbour.values()).map(Neighbour::id))
                .toList());
  }
}
