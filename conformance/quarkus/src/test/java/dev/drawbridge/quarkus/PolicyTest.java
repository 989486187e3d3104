package dev.drawbridge.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.InvalidPolicyException;
import dev.drawbridge.vertx.CorsWebHandler;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** After the migration: what Drawbridge answers under the policy that the guide shows. */
@QuarkusTest
class PolicyTest {
  @AfterEach
  void leave() {
    Behind.put(null);
  }

  @ParameterizedTest
  @MethodSource("dev.drawbridge.quarkus.Asked#rows")
  void answersAsTheGuideSays(Asked row) {
    Behind.put(CorsWebHandler.of(Migrated.policy()));
    assertThat(row.answer()).isEqualTo(row.after());
  }

  @Test
  void everyOriginWithCredentialsIsRefused() {
    assertThatThrownBy(() -> CorsPolicy.builder().allowOrigins("*").allowCredentials(true).build())
        .isInstanceOf(InvalidPolicyException.class);
  }
}
