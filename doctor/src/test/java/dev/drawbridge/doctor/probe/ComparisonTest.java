package dev.drawbridge.doctor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ComparisonTest {
  @Test
  void columnsCountWhatIsShown() {
    Comparison compared = new Comparison("X", "\u00EF\u00BBab", "\u00EF\u00BBac");
    assertThat(compared.at()).isEqualTo(3);
    assertThat(Comparison.shown(compared.received())).isEqualTo("\\xEF\\xBBab");
    assertThat(compared.column()).isEqualTo(9);
    assertThat(compared.words()).isEqualTo("'b' instead of 'c'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          *                  | https://a.example | any origin, which does not count with credentials
          null               | https://a.example | 'null' instead of 'https://a.example'
          True               | true              | 'T' instead of 't'
          https://b.example  | https://a.example | 'b' instead of 'a'
          https://a.exam     | https://a.example | ends here; 'ple' is missing
          """)
  void saysWhatStandsAtTheCaret(String received, String expected, String words) {
    assertThat(new Comparison("X", received, expected).words()).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          https://a.example/     | https://a.example     | it has a trailing slash
          https://A.example      | https://a.example     | it contains an upper-case letter
          https://a.example:443  | https://a.example     | it has its scheme's default port written out
          http://a.example       | https://a.example     | http instead of https
          https://a.example:8443 | https://a.example     | port 8443 instead of 443
          https://www.a.example  | https://a.example     | www. in front of the host, where the page has none
          https://a.example      | https://www.a.example | no www. in front of the host, where the page has one
          https://b.example      | https://a.example     | the host 'b.example' instead of 'a.example'
          null                   | https://a.example     | 'null' instead of 'https://a.example'
          """)
  void saysHowOriginsDiffer(String received, String expected, String words) {
    assertThat(new OriginDifference(received, expected).words()).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          https://a.example; | ';' at the end
          (*)                | '(' in front and ')' at the end
          """)
  void findsWhatDoesNotBelong(String received, String junk) {
    assertThat(new OriginDifference(received, "https://a.example").junk()).isEqualTo(junk);
  }

  @ParameterizedTest
  @CsvSource({"https://a.example/", "https://b.example;", "https://a.example", "a.example"})
  void takesNothingElseForJunk(String received) {
    assertThat(new OriginDifference(received, "https://a.example").junk()).isNull();
  }
}
