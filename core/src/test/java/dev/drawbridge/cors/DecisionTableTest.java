package dev.drawbridge.cors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs {@code decisions.txt}. */
class DecisionTableTest {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("O", "Origin"),
          Map.entry("M", "Access-Control-Request-Method"),
          Map.entry("H", "Access-Control-Request-Headers"),
          Map.entry("AO", "Access-Control-Allow-Origin"),
          Map.entry("AC", "Access-Control-Allow-Credentials"),
          Map.entry("AM", "Access-Control-Allow-Methods"),
          Map.entry("AH", "Access-Control-Allow-Headers"),
          Map.entry("EH", "Access-Control-Expose-Headers"),
          Map.entry("MA", "Access-Control-Max-Age"),
          Map.entry("V", "Vary"),
          Map.entry("TAO", "Timing-Allow-Origin"),
          Map.entry("CORP", "Cross-Origin-Resource-Policy"),
          Map.entry("DR", "Drawbridge-Refusal"));

  record Row(String policy, CorsProcessor processor, String text) {
    @Override
    public String toString() {
      return policy + ": " + text.replaceAll("\\s+", " ");
    }
  }

  static Stream<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    String name = "";
    CorsPolicy.Builder builder = CorsPolicy.builder();
    @Nullable CorsProcessor processor = null;
    for (String line : PolicyText.lines("decisions.txt")) {
      if (line.startsWith("policy ")) {
        name = line.substring(7);
        builder = CorsPolicy.builder();
        processor = name.equals("none") ? CorsProcessor.closed() : null;
      } else if (line.contains("|")) {
        processor = processor == null ? CorsProcessor.of(builder.build()) : processor;
        rows.add(new Row(name, processor, line));
      } else {
        PolicyText.set(builder, line);
      }
    }
    return rows.stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void decides(Row row) {
    String[] cells = row.text().split("\\|", -1);
    Message request = new Message(cells[0].strip());
    fields(cells[1]).forEach(line -> request.add(line.name(), line.value()));
    Message response = new Message("");

    CorsDecision decision =
        row.processor().process(request, Message.READER, response, Message.WRITER);

    assertThat(describe(decision)).isEqualTo(cells[2].strip());
    assertThat(response.lines()).containsExactlyInAnyOrderElementsOf(fields(cells[3]));
    assertThat(row.processor().decide(request, Message.READER)).isSameAs(decision);
    Message again = new Message("");
    decision.writeTo(request, Message.READER, again, Message.WRITER);
    assertThat(again.lines()).isEqualTo(response.lines());
  }

  private static String describe(CorsDecision decision) {
    Refusal refusal = decision.refusal();
    return Stream.of(
            decision.kind().toString(),
            decision.answersHere() ? "" + decision.status() : "",
            refusal == null ? "" : refusal.code())
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static List<Message.Line> fields(String cell) {
    return Arrays.stream(cell.strip().split(" ; "))
        .filter(field -> !field.isBlank())
        .map(field -> field.strip().split(":", 2))
        .map(pair -> new Message.Line(name(pair[0]), pair[1].strip()))
        .toList();
  }

  private static String name(String shortName) {
    return Objects.requireNonNull(NAMES.get(shortName.strip()), shortName);
  }
}
