package dev.drawbridge.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostPatternTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "a.example",
        "*.a.example",
        "*.localhost",
        "a_b.example",
        "xn--bcher-kva.example",
        "127.0.0.1",
        "1.2.3.4.example",
        "[::1]",
        "[2001:db8::1]",
        "[1::]",
        "[::]",
        "[1:2:3:4:5:6:7:8]",
        "[1:0:0:2::3]",
        "[1:2:3:0:5:6:7:8]"
      })
  void parses(String text) {
    assertThat(HostPattern.parse(text))
        .hasToString(text)
        .isEqualTo(HostPattern.parse(text))
        .hasSameHashCodeAs(HostPattern.parse(text))
        .isNotEqualTo(HostPattern.parse("other"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          A.example         | it has a port, a trailing dot or upper case; write "a.example"
          a.example:80      | it has a port, a trailing dot or upper case; write "a.example"
          a.example.        | it has a port, a trailing dot or upper case; write "a.example"
          *.A.example.:80   | it has a port, a trailing dot or upper case; write "*.a.example"
          [::1]:80          | it has a port, a trailing dot or upper case; write "[::1]"
          *                 | '*' may only be the whole first label, as in "*.example.com"
          *.*.example       | '*' may only be the whole first label, as in "*.example.com"
          *a.example        | '*' may only be the whole first label, as in "*.example.com"
          a.*.example       | '*' may only be the whole first label, as in "*.example.com"
          a.example:*       | '*' may only be the whole first label, as in "*.example.com"
          https://a.example | it is not a host alone; leave scheme and path out
          a.example/b       | it is not a host alone; leave scheme and path out
          *.127.0.0.1       | nothing is below an IP address; remove "*."
          *.[::1]           | nothing is below an IP address; remove "*."
          """)
  void refusesWithAFix(String text, String problem) {
    assertThatThrownBy(() -> HostPattern.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("invalid host pattern \"" + text + "\": " + problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*.",
        ".",
        ".a",
        "a..b",
        "bücher.example",
        "a b",
        "a@b",
        "127.1",
        "1.2.3.256",
        "01.2.3.4",
        "a.1",
        "a.0x1",
        "[0::1]",
        "[::0001]",
        "[::DB8]",
        "[::ffff:1.2.3.4]",
        "[fe80::1%1]",
        "[]",
        "[a]",
        "::1",
        "[1:2:3:4:5:6:7::]",
        "a,b",
        "a;b",
        "%61"
      })
  void refusesWhatIsNoHost(String text) {
    assertThatThrownBy(() -> HostPattern.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("invalid host pattern \"" + text + "\": ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.example         | a.example
          A.Example         | a.example
          a.example:8080    | a.example
          a.example:        | a.example
          a.example.        | a.example
          a.example..       | a.example.
          A.EXAMPLE.:8080   | a.example
          [::1]             | [::1]
          [::1]:8080        | [::1]
          [2001:DB8::1]:1   | [2001:db8::1]
          127.0.0.1:80      | 127.0.0.1
          localhost:3000    | localhost
          a.example:80a     | a.example:80a
          ''                | ''
          :80               | ''
          .                 | ''
          """)
  void normalises(String authority, String host) {
    assertThat(HostPattern.normalize(authority)).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.example", "[::1]", "localhost", ""})
  void normalHostComesBackItself(String host) {
    assertThat(HostPattern.normalize(host)).isSameAs(host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u212aelvin.Example", "\u0130.Example"})
  void foldsAsciiOnly(String host) {
    assertThat(HostPattern.normalize(host)).startsWith(host.substring(0, 1));
  }
}
