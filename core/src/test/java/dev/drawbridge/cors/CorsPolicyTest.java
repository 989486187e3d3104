package dev.drawbridge.cors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorsPolicyTest {
  private static CorsPolicy.Builder sound() {
    return CorsPolicy.builder().allowOrigins("https://a.example");
  }

  @Test
  void defaultsAllowNothingButTheOrigin() {
    CorsPolicy policy = sound().build();

    assertThat(policy.allowOrigins()).containsExactly(OriginPattern.of("https://a.example"));
    assertThat(policy.allowMethods()).isEmpty();
    assertThat(policy.allowHeaders()).isEmpty();
    assertThat(policy.exposeHeaders()).isEmpty();
    assertThat(policy.allowCredentials()).isFalse();
    assertThat(policy.maxAge()).isEmpty();
    assertThat(policy.denied()).isEqualTo(Denied.PASS);
    assertThat(policy.preflightStatus()).isEqualTo(204);
    assertThat(policy.minimalPreflight()).isFalse();
    assertThat(policy.varyPreflight()).isFalse();
    assertThat(policy.timingAllowOrigin()).isFalse();
    assertThat(policy.crossOriginResourcePolicy()).isEmpty();
    assertThat(policy.debug()).isFalse();
    assertThat(policy.dangerouslyAllowInsecureOrigins()).isFalse();
    assertThat(policy.dangerouslyAllowPublicSuffixes()).isFalse();
    assertThat(policy.dangerouslyAllowNullOrigin()).isFalse();
  }

  @Test
  void namesStandOnceAsFirstGiven() {
    CorsPolicy policy =
        sound()
            .allowOrigins("https://a.example", "https://b.example", "https://a.example")
            .allowMethods("put", "PUT", "patch", "PATCH", "Get")
            .allowHeaders("X-One", "x-one", "ACCEPT")
            .exposeHeaders("etag", "ETag")
            .build();

    assertThat(policy.allowOrigins()).hasToString("[https://a.example, https://b.example]");
    assertThat(policy.allowMethods()).containsExactly("PUT", "patch", "PATCH", "GET");
    assertThat(policy.allowHeaders()).containsExactly("X-One", "ACCEPT");
    assertThat(policy.exposeHeaders()).containsExactly("etag");
    assertThat(policy.toBuilder().build()).isEqualTo(policy);
  }

  @Test
  void settersReplace() {
    CorsPolicy policy =
        sound()
            .allowOrigins("https://b.example")
            .maxAge(Duration.ofHours(99))
            .maxAge(null)
            .allowCredentials(true)
            .allowCredentials(false)
            .build();

    assertThat(policy)
        .isEqualTo(CorsPolicy.builder().allowOrigins("https://b.example").build())
        .isNotEqualTo(sound().build());
  }

  @Test
  void isNotReachedByLaterChangesOfWhatItWasBuiltFrom() {
    List<String> origins = new ArrayList<>(List.of("https://a.example"));
    CorsPolicy.Builder builder = CorsPolicy.builder().allowOrigins(origins);
    CorsPolicy policy = builder.build();

    origins.add("https://evil.example");
    builder.allowOrigins("*").allowMethods("*");

    assertThat(policy).isEqualTo(sound().build());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> policy.allowMethods().add("PUT"));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> policy.allowOrigins().clear());
  }

  @Test
  void roundTripKeepsEverySetting() {
    Dice.rollEach(
        300,
        20_000,
        dice -> {
          CorsPolicy policy = RandomPolicy.builder(RandomPolicy.draw(dice)).build();
          CorsPolicy again = policy.toBuilder().build();
          assertThat(again).isEqualTo(policy).hasSameHashCodeAs(policy).hasToString("" + policy);
        });
  }

  @Test
  void problemsSurviveSerialisation() throws IOException, ClassNotFoundException {
    InvalidPolicyException thrown =
        catchThrowableOfType(
            InvalidPolicyException.class,
            sound().allowMethods("TRACE").exposeHeaders("A B").maxAge(Duration.ofHours(25))::build);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(thrown);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(((InvalidPolicyException) in.readObject()).problems())
          .hasSize(3)
          .isEqualTo(thrown.problems());
    }
  }

  @Test
  void patternsSayWhyTheyAreNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OriginPattern.of("https://a.example/"))
        .withMessageContaining("\"https://a.example/\"")
        .withMessageContaining("trailing slash")
        .withMessageContaining("https://a.example.");
  }
}
