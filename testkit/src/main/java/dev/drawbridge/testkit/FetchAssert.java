package dev.drawbridge.testkit;

import dev.drawbridge.browser.BlockCause;
import dev.drawbridge.browser.BlockReason;
import dev.drawbridge.browser.CredentialsMode;
import dev.drawbridge.browser.ScriptResponse;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.fetch.FieldNames;
import dev.drawbridge.wire.WireResponse;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about what came of a fetch. Those that fail say what the browser decided and why, how
 * to mend it, what the browser's console says, and what went over the wire.
 */
public class FetchAssert extends AbstractAssert<FetchAssert, FetchResult> {
  /**
   * Makes assertions; {@link FetchResult#assertThat} is shorter. Open for {@link
   * CorsSoftAssertions} alone.
   */
  protected FetchAssert(FetchResult actual) {
    super(actual, FetchAssert.class);
  }

  /** Asserts that the page may read the response, whatever its status. */
  public FetchAssert isShared() {
    ScriptResponse response = actual.verdict().response();
    if (response == null) {
      fail(
          "expected the response to be shared with the page, but %s blocks it"
              .formatted(browser()));
    } else if (!actual.isShared()) {
      fail(
          ("expected the response to be shared with the page, but it is %s: the page learns nothing"
                  + " of it")
              .formatted(response.type().value()));
    }
    return this;
  }

  /**
   * Asserts that the browser blocks the fetch on account of an answer. That there was none does not
   * count, nor that nothing was sent, as for a URL without its scheme: {@link #isBlockedBecause}
   * asserts that.
   */
  public FetchAssert isBlocked() {
    BlockReason reason = blocked("to be blocked");
    if (reason.cause() == BlockCause.CONNECTION_FAILED || actual.lastResponse() == null) {
      fail(
          "expected the fetch to be blocked, but there was no answer to judge, because of %s"
              .formatted(reason.code()));
    }
    return this;
  }

  /** Asserts that the browser blocks the fetch for this reason, in a preflight or after it. */
  public FetchAssert isBlockedBecause(BlockCause cause) {
    BlockReason reason = blocked("to be blocked because of " + cause.code());
    if (reason.cause() != cause) {
      fail(
          "expected the fetch to be blocked because of %s, but it is because of %s"
              .formatted(cause.code(), reason.code()));
    }
    return this;
  }

  /** Asserts that the browser blocks the fetch on account of a preflight's answer. */
  public FetchAssert isBlockedInPreflight() {
    BlockReason reason = blocked("to be blocked in its preflight");
    if (!reason.isPreflight() || reason.cause() == BlockCause.CONNECTION_FAILED) {
      fail(
          "expected the fetch to be blocked in its preflight, but it is because of %s"
              .formatted(reason.code()));
    }
    return this;
  }

  private BlockReason blocked(String expected) {
    if (actual.reason() == null) {
      fail("expected the fetch %s, but %s shares the response".formatted(expected, browser()));
    }
    return Objects.requireNonNull(actual.reason());
  }

  /** Asserts that the response is opaque, as in mode {@code no-cors}: the page learns nothing. */
  public FetchAssert isOpaque() {
    ScriptResponse response = actual.verdict().response();
    if (response == null || actual.isShared()) {
      fail(
          "expected an opaque response, but %s"
              .formatted(response == null ? "the fetch is blocked" : "the page can read it"));
    }
    return this;
  }

  /** Asserts that the page reads this status. */
  public FetchAssert hasStatus(int status) {
    isShared();
    if (actual.status() != status) {
      fail(
          "expected the page to read the status %s, but it reads %s"
              .formatted(status, actual.status()));
    }
    return this;
  }

  /** Asserts that the page reads this text as body. */
  public FetchAssert hasText(String text) {
    isShared();
    String read = text();
    if (!read.equals(text)) {
      fail(
          "expected the page to read the body '%s', but it reads '%s'%s"
              .formatted(
                  text, read, actual.isCut() ? ", of which the beginning alone is kept" : ""));
    }
    return this;
  }

  private String text() {
    try {
      return actual.text();
    } catch (IllegalStateException undecodable) {
      fail("expected the page to read a body, but " + undecodable.getMessage());
      return "";
    }
  }

  /** Asserts that the page can read a field, and that there is one. */
  public FetchAssert hasReadableHeader(String name) {
    isShared();
    if (actual.header(name) == null) {
      fail("expected the page to read the field %s, but %s".formatted(name, whyUnreadable(name)));
    }
    return this;
  }

  /** Asserts that the page reads this value of a field; several lines are joined by a comma. */
  public FetchAssert hasReadableHeader(String name, String value) {
    hasReadableHeader(name);
    if (!value.equals(actual.header(name))) {
      fail(
          "expected the page to read '%s' in the field %s, but it reads '%s'"
              .formatted(value, name, actual.header(name)));
    }
    return this;
  }

  private String whyUnreadable(String name) {
    WireResponse response = actual.lastResponse();
    if (response == null || !response.fields().contains(name)) {
      return "the response does not have it";
    }
    return FieldNames.isForbiddenResponse(name)
        ? "no page can ever read it"
        : "Access-Control-Expose-Headers is "
            + shown(response.fields().get("Access-Control-Expose-Headers"))
            + "; add "
            + name;
  }

  /**
   * Asserts that the page cannot read any of these fields: neither are they safelisted or exposed
   * in this response, nor would they be if it had them.
   */
  public FetchAssert doesNotExpose(String... names) {
    isShared();
    for (String name : names) {
      if (actual.header(name) != null || isListed(name)) {
        fail("expected the page not to read the field %s, but it is exposed".formatted(name));
      }
    }
    return this;
  }

  private boolean isListed(String name) {
    WireResponse response = actual.lastResponse();
    if (response == null) {
      return false;
    }
    boolean credentials = actual.request().credentials() == CredentialsMode.INCLUDE;
    List<String> listed = tokens(response.fields(), "Access-Control-Expose-Headers");
    return listed.stream().anyMatch(name::equalsIgnoreCase)
        || (listed.contains("*") && !credentials && !FieldNames.isForbiddenResponse(name));
  }

  private static List<String> tokens(FieldList fields, String name) {
    try {
      List<String> tokens = fields.tokens(name);
      return tokens == null ? List.of() : tokens;
    } catch (FieldList.InvalidListException invalid) {
      return List.of(); // for browsers, too, it says nothing
    }
  }

  /** Asserts that {@code Vary} of the response names {@code Origin}, for the sake of caches. */
  public FetchAssert variesByOrigin() {
    WireResponse response = actual.lastResponse();
    List<String> vary = response == null ? List.of() : tokens(response.fields(), "Vary");
    if (vary.stream().noneMatch(name -> name.equals("*") || name.equalsIgnoreCase("Origin"))) {
      fail("expected Vary of the response to name Origin, but it is %s".formatted(vary));
    }
    return this;
  }

  /** Asserts that the browser sent a preflight. */
  public FetchAssert sentPreflight() {
    if (!actual.sentPreflight()) {
      fail(
          "expected the browser to send a preflight, but it sent none: the request needs none, or"
              + " an earlier one still serves");
    }
    return this;
  }

  /** Asserts that the browser sent no preflight. */
  public FetchAssert didNotSendPreflight() {
    if (actual.sentPreflight()) {
      fail("expected the browser to send no preflight, but it sent one");
    }
    return this;
  }

  /** Asserts that a cookie was sent. */
  public FetchAssert sentCookies() {
    if (!actual.sentCookies()) {
      fail(
          "expected cookies to be sent, but none was: the fetch has to be given one, with"
              + " cookie(name, value), and needs withCredentials() to send it to another origin");
    }
    return this;
  }

  /** Asserts that no cookie was sent. */
  public FetchAssert didNotSendCookies() {
    if (actual.sentCookies()) {
      fail("expected no cookie to be sent, but there was one");
    }
    return this;
  }

  /** Asserts that the browser's console says something that contains a text. */
  public FetchAssert printsToConsole(String part) {
    if (!actual.console().contains(part)) {
      fail(
          "expected the console to say '%s', but it says %s"
              .formatted(part, shown(actual.console())));
    }
    return this;
  }

  private static String shown(@Nullable String text) {
    return text == null || text.isEmpty() ? "empty" : "'" + text + "'";
  }

  private String browser() {
    return FetchReport.name(actual.profile());
  }

  private void fail(String message) {
    failWithMessage("%s", message + ":\n\n" + actual);
  }
}
