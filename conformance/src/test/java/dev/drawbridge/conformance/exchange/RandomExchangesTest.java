package dev.drawbridge.conformance.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.browser.Profile;
import dev.drawbridge.conformance.Browsers;
import dev.drawbridge.conformance.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

  private static final Set<String> ONLY =
      Set.of(System.getProperty("drawbridge.only", "").split(","));

  private final List<Exchange> exchanges =
      Generator.exchanges(SEED, COUNT)
          .filter(exchange -> ONLY.contains("") || ONLY.contains(exchange.id()))
          .toList();

  @ParameterizedTest
  @EnumSource(Engine.class)
  void modelAndBrowserAgree(Engine engine, Browsers browsers) throws IOException {
    Map<String, Account> seen = Player.play(exchanges, browsers.get(engine));

    List<Disagreement> disagreements = new ArrayList<>();
    for (Exchange exchange : exchanges) {
      Account model = Model.play(exchange, Profile.valueOf(engine.name()));
      Account played = Objects.requireNonNull(seen.get(exchange.id()));
      if (engine == Engine.FIREFOX) {
        played = Comparison.withoutRepeatedPreflights(model, played);
      }
      Account account = Comparison.comparable(model, played);
      if (!Comparison.agree(model, account)) {
        disagreements.add(new Disagreement(exchange, model, account));
      }
    }
    Files.write(
        Path.of("target", "disagreements-" + engine + ".jsonl"),
        disagreements.stream().map(Disagreement::line).toList());
    assertThat(disagreements.stream().limit(SHOWN))
        .as("%d disagreements of %s with -Ddrawbridge.seed=%d", disagreements.size(), engine, SEED)
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void manyAreAllowedAndManyBlocked(Profile profile) {
    long allowed = exchanges.stream().filter(e -> Model.play(e, profile).isAllowed()).count();

    assertThat((double) allowed / exchanges.size()).as("share allowed").isBetween(0.25, 0.75);
  }
}
