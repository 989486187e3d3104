package dev.drawbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A quarter mebibyte of each form that hurts careless parsers is read in bounded time and memory.
 */
class HostileFileTest {

  private static final int SIZE = 1 << 18;

  static Stream<String> texts() {
    return Stream.of(
        fill("", "["),
        fill("", "{a: "),
        fill("", "- "),
        fill("", "? "),
        fill("", "a: *b\n"),
        fill("listen: [", "*,"),
        fill("listen: [", "*b,"),
        fill("", "k: v\n"),
        fill("policies: {p: {allow-origins: [", "https://a/,"),
        fill("policies: {p: {allow-origins: [", "https://*.a.example,"),
        fill("routes: [", "{match: /a},"),
        fill("routes: [", "{match: /a, upstream: u},"),
        fill("listen: \"", "a\\\n  "),
        fill("listen: ", "1"),
        fill("max-age: ", "0"),
        fill("listen: ", "(a)"),
        fill("a: &a [1]\nb: [", "*a,"),
        fill("", "'"),
        fill("", "#\n"),
        fill("", "---\n"),
        fill("", "!a "),
        fill("", "%A\n"),
        fill("a: |", "\n"),
        fill("a: >\n", " \n  x\n"),
        fill("trusted-proxies: [", "1.1.1.1/8,"));
  }

  private static String fill(String start, String unit) {
    return start + unit.repeat((SIZE - start.length()) / unit.length());
  }

  @ParameterizedTest
  @MethodSource("texts")
  void isBounded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(bytes.length).isGreaterThan(SIZE - 64);
    Assertions.assertTimeout(Duration.ofSeconds(60), () -> PolicyFileFuzzTest.check(bytes));
  }
}
