package dev.drawbridge.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TokensTest {
  @Test
  void tokenCharactersAreThoseOfTheGrammar() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      // RFC 9110, 5.6.2: any VCHAR, except delimiters
      boolean expected = c > 0x20 && c < 0x7f && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;

      assertThat(Tokens.isTokenChar((char) c)).as("U+%04X", c).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET        | true
          x-a_b.c~   | true
          *          | true
          ''         | false
          'a b'      | false
          ' a'       | false
          'a '       | false
          a,b        | false
          a:b        | false
          é          | false
          """)
  void tokenIsOneOrMoreOfThem(String text, boolean token) {
    assertThat(Tokens.isToken(text)).isEqualTo(token);
  }
}
