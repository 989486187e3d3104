package dev.drawbridge.conformance.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.drawbridge.browser.Profile;
import dev.drawbridge.conformance.Browsers;
import dev.drawbridge.conformance.Engine;
import dev.drawbridge.conformance.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Real browsers do with random exchanges exactly what the model says of them: outcome, requests,
 * response and console. A failure prints the exchange as {@code judge} reads it and leaves all of
 * them in {@code target}; run it again with {@code -Ddrawbridge.seed=N}, with another number by
 * {@code -Ddrawbridge.exchanges=N}, with thousands by {@code -Ddrawbridge.full=true}, and with some
 * of them alone by {@code -Ddrawbridge.only=ID,ID}.
 */
@ExtendWith(Browsers.Shared.class)
final class RandomExchangesTest {
  private static final long SEED = Long.getLong("drawbridge.seed", 4);
  private static final int COUNT =
      Integer.getInteger(
          "drawbridge.exchanges", Boolean.getBoolean("drawbridge.full") ? 5000 : 200);
  private static final int SHOWN = 5;
  private static final Path SAMPLE =
      Project.file("core/src/test/resources/dev/drawbridge/browser/recorded.jsonl");

  private static final Set<String> ONLY =
      Set.of(System.getProperty("drawbridge.only", "").split(","));

  private final List<Exchange> exchanges =
      Generator.exchanges(SEED, COUNT)
          .filter(exchange -> ONLY.contains("") || ONLY.contains(exchange.id()))
          .toList();

  @ParameterizedTest
  @EnumSource(Engine.class)
  void modelAndBrowserAgree(Engine engine, Browsers browsers) throws IOException {
    List<Disagreement> disagreements = disagreements(exchanges, engine, browsers);

    Files.write(
        Path.of("target", "disagreements-" + engine + ".jsonl"),
        disagreements.stream().map(Disagreement::line).toList());
    assertThat(disagreements.stream().limit(SHOWN))
        .as("%d disagreements of %s with -Ddrawbridge.seed=%d", disagreements.size(), engine, SEED)
        .isEmpty();
  }

  /** Tells, by being skipped, that exchanges with pages on the ports of the schemes are. */
  @Test
  void portsOfTheSchemesAreFree() {
    try (RawServer server = RawServer.start()) {
      assumeThat(server.missing()).as("sites whose port is taken or forbidden").isEmpty();
    }
  }

  /** What the other two did with the sample is recorded beside it. */
  @Test
  void modelAndWebkitAgreeOnTheSample(Browsers browsers) throws IOException {
    List<Exchange> sample =
        Files.readAllLines(SAMPLE).stream()
            .map(line -> Recorded.parse(line).exchange())
            .filter(Site::hasPage)
            .toList();

    assertThat(sample).hasSizeGreaterThan(530);
    assertThat(disagreements(sample, Engine.WEBKIT, browsers).stream().limit(SHOWN)).isEmpty();
  }

  private static List<Disagreement> disagreements(
      List<Exchange> exchanges, Engine engine, Browsers browsers) {
    List<Exchange> playable =
        exchanges.stream()
            .filter(e -> engine != Engine.FIREFOX || !e.losesPageOfFirefox())
            .toList();
    Map<String, Account> seen = Player.play(playable, browsers.get(engine));
    List<Disagreement> disagreements = new ArrayList<>();
    assertThat(playable).allMatch(e -> seen.containsKey(e.id()) || e.needs(Site.DEFAULTS));
    for (Exchange exchange : playable.stream().filter(e -> seen.containsKey(e.id())).toList()) {
      Profile profile = Profile.valueOf(engine.name());
      Account model = Model.play(exchange, profile);
      Account played = Objects.requireNonNull(seen.get(exchange.id()));
      if (!Comparison.agree(model, played)
          && !(engine == Engine.FIREFOX && agreesForgetful(exchange, model, played))
          && !(engine == Engine.WEBKIT
              && MixedContent.isIn(exchange)
              && MixedContent.agree(model, played))) {
        Account account = Comparison.comparable(model, played);
        disagreements.add(new Disagreement(exchange, model, account));
      }
    }
    return disagreements;
  }

  /**
   * Says whether Firefox did what it does if it forgets some of its preflights: those to an IP
   * address it repeats now and then, cached or not, most after a pause, and none to names.
   */
  private static boolean agreesForgetful(Exchange exchange, Account model, Account played) {
    return exchange.asksAddress()
        && (Comparison.agree(model, Comparison.withoutRepeatedPreflights(model, played))
            || IntStream.range(1, 1 << exchange.steps().size())
                .mapToObj(steps -> Model.playForgetting(exchange, Profile.FIREFOX, steps))
                .anyMatch(forgetful -> Comparison.agree(forgetful, played)));
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void manyAreAllowedAndManyBlocked(Profile profile) {
    assumeThat(ONLY).as("no choice of exchanges").contains("");
    long allowed = exchanges.stream().filter(e -> Model.play(e, profile).isAllowed()).count();

    assertThat((double) allowed / exchanges.size()).as("share allowed").isBetween(0.25, 0.75);
  }
}
