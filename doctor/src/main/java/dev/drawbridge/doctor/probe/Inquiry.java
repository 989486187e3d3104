package dev.drawbridge.doctor.probe;

import dev.drawbridge.browser.BlockReason;
import dev.drawbridge.browser.Browser;
import dev.drawbridge.browser.CredentialsMode;
import dev.drawbridge.browser.FetchRequest;
import dev.drawbridge.browser.Profile;
import dev.drawbridge.browser.Verdict;
import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.Methods;
import dev.drawbridge.fetch.RequestFields;
import dev.drawbridge.origin.Origin;
import dev.drawbridge.origin.Url;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a page wants to do, and who looks at it.
 *
 * @param fetch the fetch of the page, its URL absolute
 * @param cookie the cookie that the URL's origin has in the browser, null for none
 * @param browsers whose verdicts count, the first of which plays the requests
 */
public record Inquiry(FetchRequest fetch, @Nullable String cookie, List<Profile> browsers) {
  /** The engines that are asked where nothing else is said. */
  public static final List<Profile> ENGINES =
      List.of(Profile.CHROMIUM, Profile.FIREFOX, Profile.WEBKIT);

  /** Codes of what no request can make good: the page's own mistakes. */
  private static final List<String> SENT_BUT_NOT_BY_BROWSERS = List.of("bad-port");

  /** Copies the browsers. */
  public Inquiry {
    browsers = List.copyOf(browsers);
  }

  /**
   * Returns why no page could make this fetch at all, such as a forbidden method; null if one can.
   */
  public @Nullable BlockReason mistake() {
    Verdict verdict =
        new Browser(Profile.STANDARD, InstantSource.system()).fetch(fetch, request -> null);
    BlockReason reason = verdict.reason();
    boolean sent = !verdict.requests().isEmpty();
    return sent || reason == null || SENT_BUT_NOT_BY_BROWSERS.contains(reason.code())
        ? null
        : reason;
  }

  /** Returns the URL that is asked. */
  public Url url() {
    return Objects.requireNonNull(Url.parse(fetch.url())).bare();
  }

  Origin page() {
    return fetch.page();
  }

  String method() {
    return Methods.normalize(fetch.method());
  }

  boolean credentials() {
    return fetch.credentials() == CredentialsMode.INCLUDE;
  }

  boolean isSameOrigin() {
    return page().sameOrigin(url().origin());
  }

  /** Returns the names of fields that script gave and browsers drop. */
  List<String> dropped() {
    return fetch.fields().fields().stream()
        .filter(field -> RequestFields.isForbidden(field.name(), field.value()))
        .map(Field::name)
        .toList();
  }
}
