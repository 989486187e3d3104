package dev.drawbridge.browser;

import dev.drawbridge.origin.Url;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The messages of Chromium 156, as Blink's {@code cors_error_string.cc} writes them for fetch. */
final class ChromiumConsole extends Console {
  private static final String ADVICE = " Have the server send the header with a valid value.";
  // A redirect to these is refused before CORS is asked.
  private static final Set<String> UNSAFE_SCHEMES =
      Set.of("about", "blob", "data", "file", "filesystem");
  private static final String INCLUDE = "when the request's credentials mode is 'include'.";

  @Override
  void print(BlockReason reason, List<String> lines) {
    String detail = detail(reason);
    String other = other(reason);
    if (detail != null) {
      lines.add(frame(reason) + detail);
    } else if (other != null) {
      lines.add(other);
    }
  }

  private static String frame(BlockReason reason) {
    BlockPlace place = reason.place();
    boolean scheme = reason.cause() == BlockCause.REDIRECT_SCHEME;
    String redirected =
        place.url().equals(place.initialUrl()) && !scheme
            ? ""
            : "(redirected from '" + place.initialUrl() + "') ";
    return "Access to fetch at '"
        + (scheme ? place.field() : place.url())
        + "' "
        + redirected
        + "from origin '"
        + place.page()
        + "' has been blocked by CORS policy: ";
  }

  private static @Nullable String detail(BlockReason reason) {
    String value = reason.value();
    return switch (reason.cause()) {
      case MISSING_ALLOW_ORIGIN,
          MULTIPLE_ALLOW_ORIGIN,
          ALLOW_ORIGIN_LIST,
          ALLOW_ORIGIN_MISMATCH,
          WILDCARD_WITH_CREDENTIALS,
          MISSING_ALLOW_CREDENTIALS,
          PREFLIGHT_REDIRECT,
          PREFLIGHT_STATUS ->
          (reason.isPreflight()
                  ? "Response to preflight request doesn't pass access control check: "
                  : "")
              + access(reason.cause(), value);
      case INVALID_ALLOW_METHODS -> cannotParse("Methods");
      case INVALID_ALLOW_HEADERS -> cannotParse("Headers");
      case METHOD_NOT_ALLOWED -> notAllowed("Method " + value, "Methods");
      case HEADER_NOT_ALLOWED -> notAllowed("Request header field " + value, "Headers");
      case REDIRECT_SCHEME -> reason.place().field().isEmpty() ? null : scheme(value);
      case REDIRECT_CREDENTIALS ->
          !reason.place().redirect()
              ? null
              : "Redirect location '' contains a username and password, which is disallowed for"
                  + " cross-origin requests.";
      default -> null;
    };
  }

  private static @Nullable String scheme(String scheme) {
    return UNSAFE_SCHEMES.contains(scheme)
        ? null
        : "Cross origin requests are only supported for protocol schemes: chrome,"
            + " chrome-experimental-site-token-provider, chrome-extension, chrome-untrusted, data,"
            + " http, https, isolated-app.";
  }

  private static String notAllowed(String what, String list) {
    return what + " is not allowed by Access-Control-Allow-" + list + " in preflight response.";
  }

  private static String cannotParse(String what) {
    return "Cannot parse Access-Control-Allow-"
        + what
        + " response header field in preflight response.";
  }

  private static String access(BlockCause cause, String value) {
    return switch (cause) {
      case MISSING_ALLOW_ORIGIN ->
          "No 'Access-Control-Allow-Origin' header is present on the requested resource.";
      case WILDCARD_WITH_CREDENTIALS ->
          "The value of the 'Access-Control-Allow-Origin' header in the response must not be the"
              + " wildcard '*' "
              + INCLUDE;
      case MISSING_ALLOW_CREDENTIALS ->
          "The value of the 'Access-Control-Allow-Credentials' header in the response is '"
              + escape(value)
              + "' which must be 'true' "
              + INCLUDE;
      case PREFLIGHT_REDIRECT -> "Redirect is not allowed for a preflight request.";
      case PREFLIGHT_STATUS -> "It does not have HTTP ok status.";
      default -> "The 'Access-Control-Allow-Origin' header " + mismatch(value) + ADVICE;
    };
  }

  private static String mismatch(String value) {
    String shown = escape(value);
    if (value.indexOf(' ') >= 0 || value.indexOf(',') >= 0) {
      return "contains multiple values '" + shown + "', but only one is allowed.";
    }
    // The value is bytes, which are taken for UTF-8.
    byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
    if (!value.equals("null") && Url.parse(new String(bytes, StandardCharsets.UTF_8)) == null) {
      return "contains the invalid value '" + shown + "'.";
    }
    return "has a value '" + shown + "' that is not equal to the supplied origin.";
  }

  private static String escape(String value) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      text.append(c < 0x20 || c > 0x7E ? String.format("\\u%04X", (int) c) : String.valueOf(c));
    }
    return text.toString();
  }

  private static @Nullable String other(BlockReason reason) {
    return switch (reason.cause()) {
      case CROSS_ORIGIN_IN_SAME_ORIGIN_MODE -> otherOrigin(reason);
      case REDIRECT_MODE_WITH_NO_CORS ->
          cannotLoad(
              reason, "Request mode is \"no-cors\" but the redirect mode is not \"follow\".");
      case UNSUPPORTED_SCHEME ->
          reason.value().equals("file")
              ? "Not allowed to load local resource: " + reason.url()
              : cannotLoad(reason, "URL scheme \"" + reason.value() + "\" is not supported.");
      default -> null;
    };
  }

  private static String otherOrigin(BlockReason reason) {
    String page = reason.place().page();
    // A redirect is judged elsewhere; that message has the page's URL, of which the root is taken.
    return reason.url().equals(reason.place().initialUrl())
        ? cannotLoad(
            reason,
            "Request mode is \"same-origin\" but the URL's origin is not same as the request origin "
                + page
                + ".")
        : "Unsafe attempt to load URL "
            + reason.url()
            + " from frame with URL "
            + page
            + "/. Domains, protocols and ports must match.";
  }

  private static String cannotLoad(BlockReason reason, String why) {
    return "Fetch API cannot load " + reason.url() + ". " + why;
  }
}
