package dev.drawbridge.doctor.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.doctor.explain.CauseEntry.ProbeKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The two tables fit together, and {@code docs} say what is in them. */
class MessageTableTest {
  private static final Path DOCS = Path.of("..", "docs");

  private static Stream<Message> messages() {
    return Stream.concat(
        MessageTable.table().messages().stream(),
        Stream.of("Origin", "Credentials", "Methods", "Headers")
            .map(MessageTable.table()::localised));
  }

  private static Set<String> candidates() {
    return messages()
        .flatMap(message -> message.causes().stream())
        .map(Candidate::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyCauseIsOfAMessageAndEveryMessageHasCauses() {
    assertThat(CauseEntry.table().keySet()).containsExactlyInAnyOrderElementsOf(candidates());
    assertThat(messages()).allSatisfy(one -> assertThat(one.causes()).as(one.id()).isNotEmpty());
  }

  @Test
  void whateverIsKnownSomethingIsPossible() {
    List<Facts> facts =
        Stream.of("(null)", "200", "301", "401", "500")
            .map(status -> Facts.NONE.with(Fact.STATUS, status))
            .flatMap(
                one ->
                    Stream.of("", "null", "https://a.example", "a, b", "?")
                        .map(value -> one.with(Fact.VALUE, value)))
            .toList();
    assertThat(messages())
        .allSatisfy(
            message ->
                assertThat(facts)
                    .as(message.id())
                    .allMatch(
                        one ->
                            Stream.of(Phase.values())
                                .allMatch(
                                    phase ->
                                        message.causes().stream()
                                            .anyMatch(c -> c.isPossible(one, phase)))));
  }

  @Test
  void causesOfCorsSayWhatMayFollow() {
    assertThat(messages().filter(message -> !message.isImpostor()))
        .flatMap(Message::causes)
        .map(candidate -> CauseEntry.of(candidate.name()))
        .allSatisfy(
            entry -> {
              assertThat(entry.block().get("next", "")).as(entry.block().name()).isNotEmpty();
              assertThat(entry.block().get("sign")).as(entry.block().name()).isNotEmpty();
            });
  }

  @Test
  void onlyNamesOfFactsStandInBraces() {
    assertThat(CauseEntry.table().values())
        .allSatisfy(
            entry ->
                assertThat(entry.fill(Facts.NONE, Phase.UNKNOWN).toString())
                    .as(entry.block().name())
                    .doesNotContain("{"));
  }

  @Test
  void codesAreThoseOfTheBrowsersSide() throws IOException {
    String document = Files.readString(DOCS.resolve("browser.md"));
    assertThat(CauseEntry.table().values())
        .flatExtracting(CauseEntry::codes)
        .allSatisfy(code -> assertThat(document).contains("| `" + code + "` |"));
  }

  @Test
  void everyCauseIsDocumented() throws IOException {
    String document = Files.readString(DOCS.resolve("explain.md"));
    assertThat(CauseEntry.table().keySet())
        .allSatisfy(name -> assertThat(document).contains("`" + name + "`"));
    assertThat(messages().map(Message::id))
        .allSatisfy(name -> assertThat(document).contains("`" + name + "`"));
  }

  @Test
  void probesOfCorsAreNoneOrARequest() {
    assertThat(ProbeKind.values()).hasSize(5);
    assertThat(messages().filter(message -> message.phase() == Phase.PREFLIGHT))
        .flatMap(Message::causes)
        .map(candidate -> CauseEntry.of(candidate.name()).probe())
        .doesNotContain(ProbeKind.CONNECT);
  }
}
