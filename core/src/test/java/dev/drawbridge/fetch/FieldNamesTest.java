package dev.drawbridge.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldNamesTest {
  /** Classes by letter: R, S forbidden on requests, responses; L safelisted; Q, A of CORS. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Accept-Charset                   | R
          Accept-Encoding                  | R
          Access-Control-Request-Headers   | RQ
          Access-Control-Request-Method    | RQ
          Connection                       | R
          Content-Length                   | RL
          Cookie                           | R
          Cookie2                          | R
          Date                             | R
          DNT                              | R
          Expect                           | R
          Host                             | R
          Keep-Alive                       | R
          Origin                           | RQ
          Referer                          | R
          Set-Cookie                       | RS
          Set-Cookie2                      | S
          TE                               | R
          Trailer                          | R
          Transfer-Encoding                | R
          Upgrade                          | R
          Via                              | R
          Proxy-Authorization              | R
          Proxy-                           | R
          Sec-Fetch-Mode                   | R
          Sec-                             | R
          Cache-Control                    | L
          Content-Language                 | L
          Content-Type                     | L
          Expires                          | L
          Last-Modified                    | L
          Pragma                           | L
          Access-Control-Allow-Origin      | A
          Access-Control-Allow-Credentials | A
          Access-Control-Allow-Methods     | A
          Access-Control-Allow-Headers     | A
          Access-Control-Max-Age           | A
          Access-Control-Expose-Headers    | A
          Access-Control-Foo               | ''
          Authorization                    | ''
          Accept                           | ''
          User-Agent                       | ''
          X-HTTP-Method-Override           | ''
          X-HTTP-Method                    | ''
          X-Method-Override                | ''
          Proxy                            | ''
          Sec                              | ''
          XSec-Foo                         | ''
          ETag                             | ''
          Range                            | ''
          *                                | ''
          ''                               | ''
          """)
  void sortsNamesInAnyCase(String name, String classes) {
    for (String spelling :
        new String[] {name, name.toLowerCase(Locale.ROOT), name.toUpperCase(Locale.ROOT)}) {
      check(spelling, classes, "R", FieldNames::isForbiddenRequest);
      check(spelling, classes, "S", FieldNames::isForbiddenResponse);
      check(spelling, classes, "L", FieldNames::isSafelistedResponse);
      check(spelling, classes, "Q", FieldNames::isCorsRequest);
      check(spelling, classes, "A", FieldNames::isCorsResponse);
    }
  }

  private static void check(String name, String classes, String letter, Predicate<String> test) {
    assertThat(test.test(name)).as("%s of %s", letter, name).isEqualTo(classes.contains(letter));
  }

  @ParameterizedTest
  @ValueSource(strings = {"coo\u212aie", "\u017fec-fetch", "or\u0131gin", "ORIG\u0130N", "via "})
  void foldsAsciiOnly(String name) {
    assertThat(FieldNames.isForbiddenRequest(name)).isFalse();
  }
}
