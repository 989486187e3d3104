package dev.drawbridge.wire;

import dev.drawbridge.browser.Profile;
import dev.drawbridge.browser.RequestMode;
import dev.drawbridge.browser.SentRequest;
import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.origin.Origin;
import dev.drawbridge.origin.Url;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The field lines that browsers put on a fetch, in their order, but for {@code Host}. */
final class BrowserFields {
  private static final String LINUX = "Mozilla/5.0 (X11; Linux x86_64";
  private static final String US = " drawbridge";
  private static final String CHROMIUM =
      LINUX + ") AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36" + US;
  private static final String FIREFOX = LINUX + "; rv:153.0) Gecko/20100101 Firefox/153.0" + US;
  private static final String WEBKIT =
      LINUX + ") AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15" + US;

  private final Profile profile;
  private final Origin page;
  private final RequestMode mode;

  BrowserFields(Profile profile, Origin page, RequestMode mode) {
    this.profile = profile;
    this.page = page;
    this.mode = mode;
  }

  BrowserFields with(RequestMode other) {
    return new BrowserFields(profile, page, other);
  }

  /** Returns the fields of a preflight. */
  FieldList ofPreflight(SentRequest request) {
    // Fetch, CORS-preflight fetch, steps 1 to 5
    Lines lines = new Lines(FieldList.EMPTY);
    boolean firefox = profile == Profile.FIREFOX;
    if (firefox) {
      lines.add("User-Agent", agent());
    }
    lines.add("Accept", "*/*");
    if (firefox) {
      addLanguage(lines, request.url());
    }
    lines.add("Access-Control-Request-Method", request.method());
    lines.add("Access-Control-Request-Headers", request.requestHeaders());
    lines.add("Origin", request.origin());
    if (!firefox) {
      lines.add("User-Agent", agent());
    }
    addMetadata(lines, request.url(), RequestMode.CORS);
    lines.add("Referer", referrer(request.url()));
    if (!firefox) {
      addLanguage(lines, request.url());
    }
    return lines.list();
  }

  /** Returns the fields of an actual request, those that script gave among them. */
  FieldList ofActual(SentRequest request, FieldList given) {
    Lines lines = new Lines(given);
    lines.add("User-Agent", agent());
    lines.addGiven();
    lines.add("Accept", "*/*");
    lines.add("Origin", request.origin());
    addMetadata(lines, request.url(), mode);
    lines.add("Referer", referrer(request.url()));
    addLanguage(lines, request.url());
    return lines.list();
  }

  private void addLanguage(Lines lines, Url url) {
    boolean secure = url.origin().isPotentiallyTrustworthy();
    lines.add("Accept-Encoding", secure ? "gzip, deflate, br, zstd" : "gzip, deflate");
    lines.add("Accept-Language", "en-US,en;q=0.9");
  }

  private void addMetadata(Lines lines, Url url, RequestMode mode) {
    // Fetch Metadata, append the Fetch metadata headers, step 1
    if (url.origin().isPotentiallyTrustworthy()) {
      lines.add("Sec-Fetch-Site", site(url.origin()));
      lines.add("Sec-Fetch-Mode", mode.value());
      lines.add("Sec-Fetch-Dest", "empty");
    }
  }

  private String site(Origin target) {
    // Deviation: of a chain of redirects only the last URL counts here.
    if (page.sameOrigin(target)) {
      return "same-origin";
    }
    return page.sameSite(target) ? "same-site" : "cross-site";
  }

  /** By strict-origin-when-cross-origin, for the page at the root of its origin. */
  private @Nullable String referrer(Url url) {
    // Referrer Policy, determine request's referrer, step 8
    boolean downgrade = page.isPotentiallyTrustworthy() && !url.origin().isPotentiallyTrustworthy();
    return page.isOpaque() || downgrade ? null : page + "/";
  }

  private String agent() {
    return switch (profile) {
      case STANDARD, CHROMIUM -> CHROMIUM;
      case FIREFOX -> FIREFOX;
      case WEBKIT -> WEBKIT;
    };
  }

  /** Lines in the making; what script gave takes the place of what the browser would add. */
  private static final class Lines {
    private final FieldList given;
    private final List<Field> lines = new ArrayList<>();

    Lines(FieldList given) {
      this.given = given;
    }

    void add(String name, @Nullable String value) {
      if (value != null && !given.contains(name)) {
        lines.add(new Field(name, value));
      }
    }

    void addGiven() {
      lines.addAll(given.fields());
    }

    FieldList list() {
      return new FieldList(lines);
    }
  }
}
