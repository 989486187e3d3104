package dev.drawbridge.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MethodsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # method  | normalised | safelisted | forbidden
          GET       | GET        | true       | false
          get       | GET        | false      | false
          gEt       | GET        | false      | false
          head      | HEAD       | false      | false
          HEAD      | HEAD       | true       | false
          post      | POST       | false      | false
          POST      | POST       | true       | false
          put       | PUT        | false      | false
          delete    | DELETE     | false      | false
          Options   | OPTIONS    | false      | false
          patch     | patch      | false      | false
          PATCH     | PATCH      | false      | false
          chicken   | chicken    | false      | false
          CONNECT   | CONNECT    | false      | true
          connect   | connect    | false      | true
          Trace     | Trace      | false      | true
          tRaCk     | tRaCk      | false      | true
          TRACKS    | TRACKS     | false      | false
          GETT      | GETT       | false      | false
          ''        | ''         | false      | false
          *         | *          | false      | false
          """)
  void sortsAndNormalises(String method, String normal, boolean safelisted, boolean forbidden) {
    assertThat(Methods.normalize(method)).isEqualTo(normal);
    assertThat(Methods.isSafelisted(method)).isEqualTo(safelisted);
    assertThat(Methods.isForbidden(method)).isEqualTo(forbidden);
  }

  @Test
  void foldsAsciiOnly() {
    assertThat(Methods.isForbidden("TRAC\u212a")).isFalse();
    assertThat(Methods.normalize("po\u017ft")).isEqualTo("po\u017ft");
  }
}
