package dev.drawbridge.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PublicSuffixListTest {
  static Stream<List<String>> vectors() {
    return Tables.lines("public-suffixes.txt").stream().map(Tables::columns);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void findsTheRegistrableDomain(List<String> row) {
    String expected = row.get(1).isEmpty() ? null : row.get(1);

    assertThat(PublicSuffixList.bundled().registrableDomain(row.get(0))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "com, true",
    "com., true",
    "COM, true",
    "co.uk, true",
    "github.io, true",
    "c.kobe.jp, true",
    "internal, true",
    "xn--55qx5d.cn, true",
    "公司.cn, true",
    "example.com, false",
    "www.ck, false",
    "city.kobe.jp, false",
    "kobe.jp, false",
    "localhost, false",
    "localhost., false",
    "LOCALHOST, false",
    "a.localhost, false",
    "127.0.0.1, false",
    "[::1], false",
    ".com, false",
    "'', false",
    "a b, false",
    "com.., false"
  })
  void knowsPublicSuffixes(String domain, boolean publicSuffix) {
    assertThat(PublicSuffixList.bundled().isPublicSuffix(domain)).isEqualTo(publicSuffix);
  }

  @ParameterizedTest
  @CsvSource({
    "com, true",
    "github.io, true",
    "kawasaki.jp, true",
    "city.kawasaki.jp, false",
    "elb.amazonaws.com, true",
    "amazonaws.com, true",
    "AmazonAWS.com., true",
    "ck, true",
    "www.ck, false",
    "internal, true",
    "a.internal, false",
    "shop.example, false",
    "a.github.io, false",
    "localhost, false",
    "a.localhost, false",
    "127.0.0.1, false",
    "[::1], false"
  })
  void knowsWhereStrangersOwnNames(String domain, boolean shared) {
    assertThat(PublicSuffixList.bundled().isShared(domain)).isEqualTo(shared);
  }

  @Test
  void exceptionBeatsLongerRulesAndWildcardIncludesNoLessThanOneLabel() throws IOException {
    SuffixRules rules =
        SuffixRules.read(
            new BufferedReader(
                new StringReader("// c\n\nb.a and more\n*.b.a\n!c.b.a\nd.c.b.a\nbücher.a\n")));
    PublicSuffixList list = new PublicSuffixList(rules);

    assertThat(rules.size()).isEqualTo(4);
    assertThat(list.registrableDomain("d.c.b.a")).isEqualTo("c.b.a");
    assertThat(list.isPublicSuffix("b.a")).isTrue();
    assertThat(list.isPublicSuffix("x.b.a")).isTrue();
    assertThat(list.registrableDomain("y.x.b.a")).isEqualTo("y.x.b.a");
    assertThat(list.isPublicSuffix("xn--bcher-kva.a")).isTrue();
  }

  @Test
  void everyRuleOfTheBundledListIsInForce() {
    List<String> rules =
        Tables.lines("public_suffix_list.dat").stream()
            .filter(line -> !line.startsWith("//"))
            .toList();

    assertThat(rules).hasSizeGreaterThan(9_000);
    assertThat(rules).allSatisfy(PublicSuffixListTest::isInForce);
  }

  private static void isInForce(String rule) {
    PublicSuffixList list = PublicSuffixList.bundled();
    if (rule.startsWith("!")) {
      assertThat(list.registrableDomain(rule.substring(1))).isEqualTo(rule.substring(1));
    } else {
      // Wildcards stand in front only; elsewhere they would be no valid domain, and fail here.
      String domain = rule.startsWith("*.") ? "any-label" + rule.substring(1) : rule;
      assertThat(list.isPublicSuffix(domain)).as(rule).isTrue();
      assertThat(list.registrableDomain("x.y." + domain)).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"META-INF/NOTICE", "META-INF/licenses/MPL-2.0.txt"})
  void noticesTravelWithTheList(String name) throws IOException {
    List<URL> texts = Collections.list(Origin.class.getClassLoader().getResources(name));

    assertThat(texts).anySatisfy(text -> assertThat(read(text)).contains("Mozilla Public License"));
  }

  private static String read(URL text) {
    try (InputStream in = text.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
