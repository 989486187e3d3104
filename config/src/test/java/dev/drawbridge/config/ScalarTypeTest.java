package dev.drawbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** YAML 1.2, section 10.3.2. */
class ScalarTypeTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          '',     NULL
          ~,      NULL
          null,   NULL
          NULL,   NULL
          nULL,   TEXT
          true,   BOOLEAN
          FALSE,  BOOLEAN
          tRUE,   TEXT
          yes,    TEXT
          off,    TEXT
          on,     TEXT
          n,      TEXT
          0,      INTEGER
          007,    INTEGER
          -12,    INTEGER
          +12,    INTEGER
          0o17,   INTEGER
          0x1F,   INTEGER
          0b1,    TEXT
          1_000,  TEXT
          12:30,  TEXT
          1.,     FLOAT
          .5,     FLOAT
          -1.5e3, FLOAT
          1e3,    FLOAT
          .inf,   FLOAT
          -.INF,  FLOAT
          .nan,   FLOAT
          .,      TEXT
          -,      TEXT
          1.2.3,  TEXT
          10.0.0.0/8, TEXT
          90s,    TEXT
          """)
  void ofPlain(String text, ScalarType type) {
    assertThat(ScalarType.ofPlain(text)).isEqualTo(type);
  }
}
