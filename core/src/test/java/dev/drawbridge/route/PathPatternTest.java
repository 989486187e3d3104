package dev.drawbridge.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PathPatternTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/", "/a", "/a/", "/a/b", "/**", "/a/**", "/*", "/*/**", "/*/a/*", "/a/*/", "/%2A",
        "/a%20b", "/%C3%A9", "/a:b", "/a@b"
      })
  void parses(String text) {
    assertThat(PathPattern.parse(text))
        .hasToString(text)
        .isEqualTo(PathPattern.parse(text))
        .hasSameHashCodeAs(PathPattern.parse(text))
        .isNotEqualTo(PathPattern.parse("/other"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``          | it does not begin with '/'; write "/"
          a/b         | it does not begin with '/'; write "/a/b"
          **          | it does not begin with '/'; write "/**"
          /a?b        | it contains '?'; leave the query out, routes ignore it
          /a#b        | it contains '#'; leave the fragment out, it never reaches a server
          /é          | it contains a byte above 0x7F; percent-encode it as UTF-8
          /a b        | it contains a blank; write %20
          /100%       | it contains '%' without two hexadecimal digits; write %25 for a percent sign
          /a//b       | it contains an empty segment; no request with such a path reaches a route
          /a/../../b  | it leads above the root; no request with such a path reaches a route
          /a%2Fb      | it contains an encoded '/'; no request with such a path reaches a route
          /a/../b     | it is not in normal form; write "/b"
          /%7ea       | it is not in normal form; write "/~a"
          /%c3%a9     | it is not in normal form; write "/%C3%A9"
          /**/a       | "**" is not its last segment; write "*" for one segment, or end the pattern there
          /a/**/      | "**" is not its last segment; write "*" for one segment, or end the pattern there
          /a*         | '*' is not a whole segment in "a*"; write "*" for any segment, or %2A for an asterisk
          /a/*.js     | '*' is not a whole segment in "*.js"; write "*" for any segment, or %2A for an asterisk
          /***        | '*' is not a whole segment in "***"; write "*" for any segment, or %2A for an asterisk
          /a;b/c      | "a;b" has parameters, which some servers cut off; leave them out
          /a/b%3Bc    | "b%3Bc" has parameters, which some servers cut off; leave them out
          /a/{id}     | "{id}" is no placeholder here; write "*" for one segment
          """)
  void refusesWithAFix(String text, String problem) {
    assertThatThrownBy(() -> PathPattern.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("invalid path pattern \"" + text + "\": " + problem);
  }

  @Test
  void hasItsSegments() {
    assertThat(PathPattern.parse("/").segments()).containsExactly("");
    assertThat(PathPattern.parse("/a/*/").segments()).containsExactly("a", "*", "");
    assertThat(PathPattern.parse("/a/**").segments()).containsExactly("a", "**");
  }
}
