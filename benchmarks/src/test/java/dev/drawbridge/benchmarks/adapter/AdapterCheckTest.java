package dev.drawbridge.benchmarks.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.benchmarks.adapter.Contestant.Side;
import dev.drawbridge.benchmarks.engine.Scenario;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is compared does the same job: every contestant answers every scenario as it should. */
class AdapterCheckTest {
  static Stream<Arguments> cells() {
    return Arrays.stream(Contestant.values())
        .filter(one -> one.side() != Side.NOBODY)
        .flatMap(
            one ->
                AdapterMatrix.SCENARIOS.stream()
                    .filter(one::supports)
                    .map(scenario -> Arguments.of(one, scenario)));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void contestantAnswersAsTheScenarioAsks(Contestant contestant, Scenario scenario) {
    assertThat(AdapterCheck.check(contestant, scenario)).isEmpty();
  }
}
