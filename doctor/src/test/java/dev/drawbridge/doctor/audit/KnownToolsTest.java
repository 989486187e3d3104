package dev.drawbridge.doctor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import dev.drawbridge.doctor.finding.Finding;
import dev.drawbridge.wire.Reach;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What other scanners look for is found: each check of theirs beside a server that has just what
 * the check looks for.
 */
final class KnownToolsTest {
  private static final String KNOWN = TestServer.KNOWN.toString();
  private static final String HOST = "app.example.com";

  /** A check of another tool, a server that it reports, and what we call that. */
  record Check(String tool, String name, HttpHandler server, String id) {
    @Override
    public String toString() {
      return tool + ": " + name;
    }
  }

  static Stream<Check> corsy() {
    String tool = "Corsy";
    return Stream.of(
        trusting(tool, "origin reflected", origin -> true, "reflect-any-origin"),
        trusting(tool, "post-domain wildcard", starting(KNOWN), "prefix-match"),
        trusting(tool, "pre-domain wildcard", o -> o.endsWith("example.com"), "suffix-match"),
        trusting(tool, "null origin allowed", "null"::equals, "null-origin-trusted"),
        trusting(tool, "unrecognized underscore", starting(KNOWN + "_"), "special-char-host"),
        trusting(tool, "broken parser", starting(KNOWN + "%60."), "special-char-host"),
        trusting(tool, "unescaped regex", matching("https://app.example.com"), "unescaped-dot"),
        trusting(tool, "http origin allowed", ("http://" + HOST)::equals, "http-origin-trusted"),
        new Check(tool, "wildcard value", wildcard(), "wildcard-on-internal"),
        trusting(
            tool,
            "third party allowed",
            matching("https://\\w+\\.github\\.io"),
            "public-suffix-pattern"));
  }

  static Stream<Check> corScanner() {
    String tool = "CORScanner";
    return Stream.of(
        trusting(tool, "reflect_origin", origin -> true, "reflect-any-origin"),
        trusting(tool, "prefix_match", starting(KNOWN), "prefix-match"),
        trusting(tool, "suffix_match", o -> o.endsWith("example.com"), "suffix-match"),
        trusting(tool, "trust_null", "null"::equals, "null-origin-trusted"),
        trusting(
            tool,
            "include_match",
            o -> KNOWN.endsWith(o.replace("https://", "")),
            "substring-match"),
        trusting(tool, "not_escape_dot", matching("https://app.example.com"), "unescaped-dot"),
        trusting(
            tool,
            "custom_third_parties",
            "https://jsfiddle.net"::equals,
            "third-party-hosting-trusted"),
        trusting(tool, "special_characters_bypass", starting(KNOWN + "{"), "special-char-host"),
        trusting(
            tool,
            "trust_any_subdomain",
            matching("https://.*\\.example\\.com"),
            "all-subdomains-trusted"),
        trusting(tool, "https_trust_http", ("http://" + HOST)::equals, "http-origin-trusted"));
  }

  @ParameterizedTest
  @MethodSource({"corsy", "corScanner"})
  void isFoundToo(Check check) {
    try (TestServer server = TestServer.of(check.server())) {
      assertThat(server.audit(Reach.INTERNAL)).extracting(Finding::id).contains(check.id());
    }
  }

  private static Check trusting(String tool, String name, Predicate<String> trusted, String id) {
    return new Check(tool, name, Cors.alsoTrusting(trusted), id);
  }

  private static HttpHandler wildcard() {
    return Cors.sound().always("Access-Control-Allow-Origin", "*");
  }

  private static Predicate<String> starting(String text) {
    return origin -> origin.startsWith(text);
  }

  private static Predicate<String> matching(String expression) {
    return Pattern.compile(expression).asMatchPredicate();
  }
}
