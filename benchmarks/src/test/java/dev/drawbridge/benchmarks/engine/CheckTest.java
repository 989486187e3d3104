package dev.drawbridge.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is compared does the same job: every peer answers every scenario as it should. */
class CheckTest {
  static Stream<Arguments> cells() {
    return Arrays.stream(Peer.values())
        .filter(Peer::answers)
        .flatMap(
            peer ->
                Arrays.stream(Scenario.values())
                    .filter(peer::supports)
                    .map(scenario -> Arguments.of(peer, scenario)));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void peerAnswersAsTheScenarioAsks(Peer peer, Scenario scenario) {
    assertThat(Check.check(peer, scenario)).isEmpty();
  }
}
