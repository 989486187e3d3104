package dev.drawbridge.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class OriginTest {
  /** What the URL standard derives from odd inputs, but we refuse. */
  private static final Set<String> DEVIATIONS =
      Set.of(
          "http://.", // empty labels
          "http://..",
          "http://foo.09..",
          "https://x..xn--zca",
          "http://!\"$&'()*+,-.;=_`{}~", // '*' and ','
          "wss://!\"$&'()*+,-.;=_`{}~",
          "http://f:0"); // port 0, which no browser connects to

  static Stream<String> origins() {
    return Tables.lines("origins.txt").stream();
  }

  static Stream<String> standardOrigins() {
    return Tables.lines("wpt-origins.txt").stream();
  }

  static Stream<String> standardNonOrigins() {
    return Tables.lines("wpt-no-origins.txt").stream();
  }

  @ParameterizedTest
  @MethodSource("origins")
  void parsesWhatBrowsersSend(String text) {
    assertThat(Origin.parse(text)).hasToString(text);
    assertThat(Origin.isSerialized(text)).isTrue();
    assertThat(OriginFault.of(text)).isNull();
    assertThat(Origin.of(text)).hasToString(text);
  }

  @ParameterizedTest
  @MethodSource("standardOrigins")
  void parsesWhatTheUrlStandardDerives(String text) {
    boolean labelsFit = Stream.of(text.split("[./:]+", -1)).allMatch(label -> label.length() <= 63);
    boolean expected = !DEVIATIONS.contains(text) && labelsFit && text.length() <= 262;

    assertThat(Origin.parse(text) != null).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("standardNonOrigins")
  void refusesWhatTheUrlStandardFailsOnOrSpellsOtherwise(String text) {
    // Deviation: labels in punycode are not decoded, so those that decode to nothing allowed pass.
    if (!text.contains("xn--")) {
      assertThat(Origin.parse(text)).isNull();
      assertThat(OriginFault.of(text)).isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          https://a.example       | https             | a.example  | -    | 443
          https://a.example:8443  | https             | a.example  | 8443 | 8443
          http://[::1]:8080       | http              | [::1]      | 8080 | 8080
          http://127.0.0.1        | http              | 127.0.0.1  | -    | 80
          wss://a.example.        | wss               | a.example. | -    | 443
          ftp://a                 | ftp               | a          | -    | 21
          capacitor://localhost   | capacitor         | localhost  | -    | -1
          chrome-extension://abcd | chrome-extension  | abcd       | -    | -1
          app://x:80              | app               | x          | 80   | 80
          """)
  void knowsItsParts(String text, String scheme, String host, Integer port, int effectivePort) {
    Origin origin = Origin.of(text);

    assertThat(origin.scheme()).isEqualTo(scheme);
    assertThat(origin.host()).isEqualTo(host);
    assertThat(origin.port().isPresent() ? origin.port().getAsInt() : null).isEqualTo(port);
    assertThat(origin.effectivePort()).isEqualTo(effectivePort);
    assertThat(origin.isOpaque()).isFalse();
  }

  @Test
  void opaqueOriginIsItselfOnly() {
    Origin opaque = Origin.opaque();
    Origin parsed = Objects.requireNonNull(Origin.parse("null"));

    assertThat(opaque).hasToString("null").isEqualTo(opaque).isNotEqualTo(parsed);
    assertThat(opaque.sameOrigin(opaque)).isTrue();
    assertThat(opaque.sameSite(opaque)).isTrue();
    assertThat(opaque.schemelesslySameSite(parsed)).isFalse();
    assertThat(opaque.sameSite(Origin.of("https://a.example"))).isFalse();
    assertThat(opaque.isOpaque()).isTrue();
    assertThat(opaque.scheme()).isEmpty();
    assertThat(opaque.host()).isEmpty();
    assertThat(opaque.port()).isEmpty();
    assertThat(opaque.effectivePort()).isEqualTo(-1);
    assertThat(opaque.isPotentiallyTrustworthy()).isFalse();
  }

  @Test
  void tupleOriginIsAValue() {
    Origin origin = Origin.of("https://a.example");

    assertThat(origin)
        .isEqualTo(Origin.of("https://a.example"))
        .hasSameHashCodeAs(Origin.of("https://a.example"))
        .isNotEqualTo(Origin.of("http://a.example"))
        .isNotEqualTo(Origin.of("https://a.example:8443"))
        .isNotEqualTo(Origin.of("https://b.example"))
        .isNotEqualTo("https://a.example");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # one                      | other                        | schemelessly | same site
          https://a.example          | https://a.example            | true  | true
          https://a.example          | http://a.example             | true  | false
          https://a.example          | https://a.example:8443       | true  | true
          https://x.a.example        | https://y.a.example          | true  | true
          https://x.a.example        | https://a.example            | true  | true
          https://a.example          | https://b.example            | false | false
          https://a.co.uk            | https://b.co.uk              | false | false
          https://a.github.io        | https://b.github.io          | false | false
          https://github.io          | https://github.io            | true  | true
          https://x.a.github.io      | https://a.github.io          | true  | true
          https://a.example.         | https://a.example            | false | false
          https://x.a.example.       | https://a.example.           | true  | true
          http://127.0.0.1           | http://127.0.0.1:8080        | true  | true
          http://127.0.0.1           | http://127.0.0.2             | false | false
          http://[::1]               | http://[::1]:8080            | true  | true
          http://[::1]               | http://127.0.0.1             | false | false
          http://localhost           | http://localhost:3000        | true  | true
          http://page.localhost      | http://api.localhost         | false | false
          http://x.page.localhost    | http://page.localhost        | true  | true
          https://com                | https://com                  | true  | true
          chrome-extension://abcd    | chrome-extension://efgh      | false | false
          """)
  void knowsItsSite(String one, String other, boolean schemelessly, boolean sameSite) {
    Origin left = Origin.of(one);
    Origin right = Origin.of(other);

    assertThat(left.schemelesslySameSite(right)).isEqualTo(schemelessly);
    assertThat(right.schemelesslySameSite(left)).isEqualTo(schemelessly);
    assertThat(left.sameSite(right)).isEqualTo(sameSite);
    assertThat(right.sameSite(left)).isEqualTo(sameSite);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://a.example        | true
          wss://a.example          | true
          http://a.example         | false
          ws://a.example           | false
          ftp://a.example          | false
          http://127.0.0.1         | true
          http://127.255.0.9:8080  | true
          http://126.0.0.1         | false
          http://127.a.example     | false
          http://[::1]:8080        | true
          http://[::2]             | false
          http://[::ffff:7f00:1]   | false
          http://localhost         | true
          http://localhost.        | true
          http://a.localhost:3000  | true
          ws://a.b.localhost       | true
          capacitor://localhost    | true
          http://alocalhost        | false
          http://localhost.example | false
          http://0.0.0.0           | false
          app://x                  | false
          """)
  void knowsWhetherItIsTrustworthy(String text, boolean trustworthy) {
    assertThat(Origin.of(text).isPotentiallyTrustworthy()).isEqualTo(trustworthy);
  }

  @Test
  void refusalNamesValueReasonAndFix() {
    assertThatThrownBy(() -> Origin.of("https://a.example/"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "invalid origin \"https://a.example/\": it has a trailing slash;"
                + " expected scheme://host[:port]; write \"https://a.example\"");
    assertThatThrownBy(() -> Origin.of("a.example"))
        .hasMessage(
            "invalid origin \"a.example\": it has no scheme;"
                + " expected scheme://host[:port]; put the scheme in front, such as https://");
  }

  @Test
  void limitsAreExact() {
    String label = "a".repeat(63);
    String host = String.join(".", List.of(label, label, label, "a".repeat(61)));
    String scheme = "s".repeat(64);

    assertThat(host).hasSize(253);
    assertThat(Origin.isSerialized(scheme + "://" + host + ":65535")).isTrue();
    assertThat(Origin.isSerialized(scheme + "://" + host + ".")).isTrue();
    assertThat(OriginFault.of(scheme + "://" + host + ".:65535")).isEqualTo(OriginFault.TOO_LONG);
    assertThat(OriginFault.of("s" + scheme + "://a")).isEqualTo(OriginFault.INVALID_SCHEME);
    assertThat(OriginFault.of("https://" + host + "a")).isEqualTo(OriginFault.HOST_TOO_LONG);
    assertThat(OriginFault.of("https://" + host + "a.")).isEqualTo(OriginFault.HOST_TOO_LONG);
    assertThat(OriginFault.of("https://a" + label)).isEqualTo(OriginFault.LABEL_TOO_LONG);
    assertThat(OriginFault.of("https://a" + label + ".b")).isEqualTo(OriginFault.LABEL_TOO_LONG);
    assertThat(OriginFault.of("x".repeat(1 << 20))).isEqualTo(OriginFault.TOO_LONG);
  }
}
