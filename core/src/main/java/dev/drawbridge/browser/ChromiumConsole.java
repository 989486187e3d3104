package dev.drawbridge.browser;

import dev.drawbridge.origin.Url;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages of Chromium 156, as Blink's {@code cors_error_string.cc} writes them for fetch. */
final class ChromiumConsole extends Console {
  private static final String ADVICE = " Have the server send the header with a valid value.";
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
    String redirected =
        place.url().equals(place.initialUrl())
            ? ""
            : "(redirected from '" + place.initialUrl() + "') ";
    return "Access to fetch at '"
        + place.url()
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
              + access(reason.cause(), escape(value));
      case INVALID_ALLOW_METHODS -> cannotParse("Methods");
      case INVALID_ALLOW_HEADERS -> cannotParse("Headers");
      case METHOD_NOT_ALLOWED -> notAllowed("Method " + value, "Methods");
      case HEADER_NOT_ALLOWED -> notAllowed("Request header field " + value, "Headers");
      case REDIRECT_CREDENTIALS ->
          "Redirect location '' contains a username and password, which is disallowed for"
              + " cross-origin requests.";
      default -> null;
    };
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
              + value
              + "' which must be 'true' "
              + INCLUDE;
      case PREFLIGHT_REDIRECT -> "Redirect is not allowed for a preflight request.";
      case PREFLIGHT_STATUS -> "It does not have HTTP ok status.";
      default -> "The 'Access-Control-Allow-Origin' header " + mismatch(value) + ADVICE;
    };
  }

  private static String mismatch(String value) {
    if (value.indexOf(' ') >= 0 || value.indexOf(',') >= 0) {
      return "contains multiple values '" + value + "', but only one is allowed.";
    }
    if (!value.equals("null") && Url.parse(value) == null) {
      return "contains the invalid value '" + value + "'.";
    }
    return "has a value '" + value + "' that is not equal to the supplied origin.";
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
    String url = reason.url();
    return switch (reason.cause()) {
      case CROSS_ORIGIN_IN_SAME_ORIGIN_MODE ->
          "Fetch API cannot load "
              + url
              + ". Request mode is \"same-origin\" but the URL's origin is not same as the request"
              + " origin "
              + reason.place().page()
              + ".";
      case UNSUPPORTED_SCHEME ->
          "Fetch API cannot load "
              + url
              + ". URL scheme \""
              + reason.value()
              + "\" is not supported.";
      default -> null;
    };
  }
}
