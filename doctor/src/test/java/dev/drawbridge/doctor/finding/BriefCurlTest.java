package dev.drawbridge.doctor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BriefCurlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          curl -si http://a/ -H 'User-Agent: x' -H 'Accept: */*' -H 'Origin: null' | curl -si http://a/ -H 'Origin: null'
          curl -si http://a/ -H 'Sec-Fetch-Mode: cors' -H 'Referer: http://b/'     | curl -si http://a/
          curl -si http://a/ -H User-Agent: -H Accept: -H 'X: 1'                   | curl -si http://a/ -H 'X: 1'
          curl -si http://a/ -H 'Accept: text/csv' -H 'X: -H y'                    | curl -si http://a/ -H 'Accept: text/csv' -H 'X: -H y'
          curl -si http://a/ -H 'Referer: it'\\''s'                               | curl -si http://a/ -H 'Referer: it'\\''s'
          """)
  void leavesOutWhatEveryBrowserSends(String curl, String brief) {
    assertThat(BriefCurl.of(curl)).isEqualTo(brief);
  }
}
