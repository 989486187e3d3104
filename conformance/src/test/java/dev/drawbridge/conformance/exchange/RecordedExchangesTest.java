package dev.drawbridge.conformance.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.conformance.Browsers;
import dev.drawbridge.conformance.Engine;
import dev.drawbridge.conformance.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * With {@code -Ddrawbridge.record=true}, writes the core's {@code observed.jsonl} anew by what
 * browsers do, which is how a line that has only a {@code case} gets the rest.
 */
@EnabledIfSystemProperty(named = "drawbridge.record", matches = "true")
@ExtendWith(Browsers.Shared.class)
final class RecordedExchangesTest {
  private static final Path FILE =
      Project.file("core/src/test/resources/dev/drawbridge/browser/observed.jsonl");

  private static Account of(Map<String, Account> seen, Recorded line) {
    return Objects.requireNonNull(seen.get(line.exchange().id()));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void records(Engine engine, Browsers browsers) throws IOException {
    List<Recorded> lines = Files.readAllLines(FILE).stream().map(Recorded::parse).toList();
    List<Recorded> modelled =
        lines.stream()
            .filter(line -> engine != Engine.WEBKIT || !MixedContent.isIn(line.exchange()))
            .toList();
    List<Exchange> exchanges = modelled.stream().map(Recorded::exchange).toList();
    Map<String, Account> seen = Player.play(exchanges, browsers.get(engine));

    modelled.forEach(line -> line.put(engine, of(seen, line)));
    Files.write(FILE, lines.stream().map(line -> line.json().toString()).toList());
    assertThat(modelled)
        .allSatisfy(line -> assertThat(Recorded.node(of(seen, line))).isEqualTo(line.of(engine)));
  }
}
