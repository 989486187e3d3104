package dev.drawbridge.doctor.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every line that Chromium 156, Firefox ESR 153 and WebKitGTK 2.50 printed while one page at {@code
 * http://localhost:9871} ran 42 failing fetches against {@code http://127.0.0.1:9872}: alone, and
 * all pasted at once.
 */
class CapturedTest {
  private static Stream<String> messages(String engine) {
    // The page's own log: what case begins, and what script saw.
    return Table.read("captured/" + engine + ".txt")
        .lines()
        .filter(line -> !line.matches("(CONSOLE LOG )?((CASE|OK|REJ) .*|DONE)"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"chromium-156", "firefox-esr-153", "webkitgtk-2.50"})
  void eachLineAlone(String engine) {
    List<String> decoded = new ArrayList<>();
    messages(engine)
        .distinct()
        .forEach(
            line -> {
              decoded.add(line);
              Summary.of(line).forEach(summary -> decoded.add("=> " + summary));
            });

    List<String> expected = Table.read("captured/" + engine + ".lines").lines().toList();
    assertThat(decoded).containsExactlyElementsOf(expected);
    assertThat(decoded.stream().filter(line -> line.startsWith("=> ")))
        .hasSize((int) messages(engine).distinct().count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"chromium-156", "firefox-esr-153", "webkitgtk-2.50"})
  void allAtOnce(String engine) {
    List<String> expected = Table.read("captured/" + engine + ".whole").lines().toList();

    assertThat(Summary.of(Table.read("captured/" + engine + ".txt")))
        .containsExactlyElementsOf(expected);
    assertThat(Summary.of(String.join("\n", messages(engine).toList())))
        .containsExactlyElementsOf(expected);
  }
}
