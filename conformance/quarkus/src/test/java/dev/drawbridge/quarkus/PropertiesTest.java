package dev.drawbridge.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Before the migration: what Quarkus answers under the properties that the guide shows. */
@QuarkusTest
@TestProfile(PropertiesTest.Properties.class)
class PropertiesTest {
  /** The properties of the guide. */
  public static final class Properties implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Migrated.properties();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.drawbridge.quarkus.Asked#rows")
  void answersAsTheGuideSays(Asked row) {
    Behind.put(null);
    assertThat(row.answer()).isEqualTo(row.before());
  }
}
