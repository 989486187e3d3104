package dev.drawbridge.doctor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document has every finding, in the words of the code, and no other. */
final class DocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "audit.md");

  @Test
  void hasEveryFinding() throws IOException {
    assertThat(Files.readAllLines(DOCUMENT))
        .filteredOn(line -> line.startsWith("| `") && line.split("\\|", -1).length == 7)
        .isEqualTo(Stream.of(Weakness.values()).map(DocumentTest::row).toList());
  }

  @Test
  void saysHowManyRequestsThereAreAtMost() throws IOException {
    assertThat(Files.readString(DOCUMENT)).contains("at most " + Audit.MOST_PROBES + " of them");
  }

  private static String row(Weakness one) {
    return "| `%s` | %s | %s | %s %s | %s |"
        .formatted(
            one.id(),
            one.category().label(),
            one.severity().label(),
            one.title(),
            one.why(),
            one.fix());
  }
}
