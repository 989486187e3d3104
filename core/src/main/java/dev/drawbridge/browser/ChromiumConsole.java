package dev.drawbridge.browser;

import dev.drawbridge.origin.Url;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The messages of Chromium 156, as Blink's {@code cors_error_string.cc} writes them for fetch. */
final class ChromiumConsole extends Console {
  // A redirect to these is refused before CORS is asked.
  private static final Set<String> UNSAFE_SCHEMES =
      Set.of("about", "blob", "data", "file", "filesystem");
  private static final String SCHEMES =
      "Cross origin requests are only supported for protocol schemes: chrome,"
          + " chrome-experimental-site-token-provider, chrome-extension, chrome-untrusted, data,"
          + " http, https, isolated-app.";
  private static final String INCLUDE = "when the request's credentials mode is 'include'.";

  @Override
  void print(BlockReason reason, StringBuilder text) {
    if (blocksByCors(reason)) {
      appendFrame(reason, text);
      appendDetail(reason, text);
      return;
    }
    String other = other(reason);
    if (other != null) {
      begin(text).append(other);
    }
  }

  private static boolean blocksByCors(BlockReason reason) {
    return switch (reason.cause()) {
      case MISSING_ALLOW_ORIGIN,
          MULTIPLE_ALLOW_ORIGIN,
          ALLOW_ORIGIN_LIST,
          ALLOW_ORIGIN_MISMATCH,
          WILDCARD_WITH_CREDENTIALS,
          MISSING_ALLOW_CREDENTIALS,
          PREFLIGHT_REDIRECT,
          PREFLIGHT_STATUS,
          INVALID_ALLOW_METHODS,
          INVALID_ALLOW_HEADERS,
          METHOD_NOT_ALLOWED,
          HEADER_NOT_ALLOWED ->
          true;
      case REDIRECT_SCHEME ->
          reason.place().mode() == RequestMode.CORS && !UNSAFE_SCHEMES.contains(reason.value());
      case REDIRECT_CREDENTIALS -> reason.place().redirect();
      default -> false;
    };
  }

  private static void appendFrame(BlockReason reason, StringBuilder text) {
    BlockPlace place = reason.place();
    boolean scheme = reason.cause() == BlockCause.REDIRECT_SCHEME;
    begin(text)
        .append("Access to fetch at '")
        .append(scheme ? place.field() : place.url())
        .append("' ");
    if (scheme || !place.url().equals(place.initialUrl())) {
      text.append("(redirected from '").append(place.initialUrl()).append("') ");
    }
    text.append("from origin '").append(place.page()).append("' has been blocked by CORS policy: ");
  }

  private static void appendDetail(BlockReason reason, StringBuilder text) {
    String value = reason.value();
    switch (reason.cause()) {
      case INVALID_ALLOW_METHODS -> text.append(cannotParse("Methods"));
      case INVALID_ALLOW_HEADERS -> text.append(cannotParse("Headers"));
      case METHOD_NOT_ALLOWED -> text.append(notAllowed("Method " + value, "Methods"));
      case HEADER_NOT_ALLOWED ->
          text.append(notAllowed("Request header field " + value, "Headers"));
      case REDIRECT_SCHEME -> text.append(SCHEMES);
      case REDIRECT_CREDENTIALS ->
          text.append("Redirect location '' contains a username and password, which is disallowed")
              .append(" for cross-origin requests.");
      default -> {
        if (reason.isPreflight()) {
          text.append("Response to preflight request doesn't pass access control check: ");
        }
        appendAccess(reason.cause(), value, text);
      }
    }
  }

  private static String notAllowed(String what, String list) {
    return what + " is not allowed by Access-Control-Allow-" + list + " in preflight response.";
  }

  private static String cannotParse(String what) {
    return "Cannot parse Access-Control-Allow-"
        + what
        + " response header field in preflight response.";
  }

  private static void appendAccess(BlockCause cause, String value, StringBuilder text) {
    switch (cause) {
      case MISSING_ALLOW_ORIGIN ->
          text.append(
              "No 'Access-Control-Allow-Origin' header is present on the requested resource.");
      case WILDCARD_WITH_CREDENTIALS ->
          text.append(
              "The value of the 'Access-Control-Allow-Origin' header in the response must not be"
                  + " the wildcard '*' "
                  + INCLUDE);
      case MISSING_ALLOW_CREDENTIALS -> {
        text.append("The value of the 'Access-Control-Allow-Credentials' header in the response");
        appendEscaped(value, text.append(" is '"));
        text.append("' which must be 'true' " + INCLUDE);
      }
      case PREFLIGHT_REDIRECT -> text.append("Redirect is not allowed for a preflight request.");
      case PREFLIGHT_STATUS -> text.append("It does not have HTTP ok status.");
      default -> appendMismatch(value, text.append("The 'Access-Control-Allow-Origin' header "));
    }
  }

  private static void appendMismatch(String value, StringBuilder text) {
    if (value.indexOf(' ') >= 0 || value.indexOf(',') >= 0) {
      appendEscaped(value, text.append("contains multiple values '"));
      text.append("', but only one is allowed.");
    } else if (isUrl(value)) {
      appendEscaped(value, text.append("has a value '"));
      text.append("' that is not equal to the supplied origin.");
    } else {
      appendEscaped(value, text.append("contains the invalid value '"));
      text.append("'.");
    }
    text.append(" Have the server send the header with a valid value.");
  }

  private static boolean isUrl(String value) {
    // The value is bytes, which are taken for UTF-8.
    byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
    return value.equals("null") || Url.parse(new String(bytes, StandardCharsets.UTF_8)) != null;
  }

  private static void appendEscaped(String value, StringBuilder text) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < 0x20 || c > 0x7E) {
        text.append(String.format("\\u%04X", (int) c));
      } else {
        text.append(c);
      }
    }
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
