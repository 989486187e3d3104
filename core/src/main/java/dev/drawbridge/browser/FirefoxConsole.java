package dev.drawbridge.browser;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The messages of Firefox ESR 153 in English, as {@code nsCORSListenerProxy} logs them. */
final class FirefoxConsole extends Console {
  private static final String POLICY = "The Same Origin Policy ";
  private static final String DID_NOT_SUCCEED = "CORS request did not succeed";

  @Override
  void print(BlockReason reason, StringBuilder text) {
    BlockCause cause = reason.cause();
    String detail = detail(reason);
    if (cause == BlockCause.REDIRECT_SCHEME && isLoadable(reason)) {
      append(reason.place().field(), "CORS request not http", null, text);
    }
    if (cause == BlockCause.PREFLIGHT_REDIRECT && reason.place().redirect()) {
      append(url(reason), "CORS request external redirect not allowed", null, text);
    }
    if (detail != null) {
      boolean quoted = cause == BlockCause.WILDCARD_WITH_CREDENTIALS;
      String url = quoted ? "‘" + url(reason) + "’" : url(reason);
      append(url, detail, status(reason), text);
    }
    if (cause == BlockCause.BAD_PORT && !reason.place().field().isEmpty()) {
      append(shown(reason.place().field(), reason), DID_NOT_SUCCEED, "(null)", text);
    }
    if (cause == BlockCause.CROSS_ORIGIN_RESOURCE_POLICY) {
      begin(text).append(resourcePolicy(url(reason)));
    }
    for (int i = failures(reason, detail != null); i > 0; i--) {
      append(url(reason), DID_NOT_SUCCEED, "(null)", text);
    }
  }

  /** Says whether a redirect got so far that CORS was asked about the other scheme. */
  private static boolean isLoadable(BlockReason reason) {
    String url = reason.place().field();
    return reason.place().mode() == RequestMode.CORS
        && HttpRedirect.isLoadable(reason.value(), url);
  }

  private static String url(BlockReason reason) {
    return shown(reason.url(), reason);
  }

  /** A URL, without the number sign of an empty fragment that script gave. */
  private static String shown(String url, BlockReason reason) {
    return url.endsWith("#") && url.equals(reason.place().initialUrl())
        ? url.substring(0, url.length() - 1)
        : url;
  }

  private static String resourcePolicy(String url) {
    return "The resource at “"
        + url
        + "” was blocked due to its Cross-Origin-Resource-Policy header (or lack thereof). See"
        + " https://developer.mozilla.org/docs/Web/HTTP/Cross-Origin_Resource_Policy_(CORP)#";
  }

  /** Returns how often the failure of the channel is printed too. */
  private static int failures(BlockReason reason, boolean explained) {
    if (!reason.place().cors()) {
      return reason.cause() == BlockCause.REDIRECT_CREDENTIALS ? 1 : 0;
    }
    return switch (reason.cause()) {
      case CONNECTION_FAILED -> reason.isPreflight() && !isOfPage(reason) ? 2 : 1;
      case INVALID_LOCATION,
          REDIRECT_SCHEME,
          REDIRECT_LIMIT,
          REDIRECT_CREDENTIALS,
          PREFLIGHT_REDIRECT ->
          1;
      case UNSUPPORTED_SCHEME -> 0;
      default -> {
        boolean answered = reason.status() != 0;
        int redirect = reason.place().redirect() && answered && explained ? 1 : 0;
        yield redirect + (reason.isPreflight() ? 1 : 0);
      }
    };
  }

  /** Says whether it failed at the page's own origin, where a preflight is checked by nobody. */
  private static boolean isOfPage(BlockReason reason) {
    return reason.url().startsWith(reason.place().page() + "/");
  }

  private static void append(
      String url, String detail, @Nullable String status, StringBuilder text) {
    begin(text)
        .append("Cross-Origin Request Blocked: " + POLICY)
        .append("disallows reading the remote resource at ")
        .append(url)
        .append(". (Reason: ")
        .append(detail)
        .append(").");
    if (status != null) {
      text.append(" Status code: ").append(status).append('.');
    }
  }

  private static @Nullable String status(BlockReason reason) {
    return switch (reason.cause()) {
      case MISSING_ALLOW_ORIGIN, PREFLIGHT_STATUS, PREFLIGHT_REDIRECT -> "" + reason.status();
      default -> null;
    };
  }

  private static @Nullable String detail(BlockReason reason) {
    return switch (reason.cause()) {
      case MISSING_ALLOW_ORIGIN -> "CORS header ‘Access-Control-Allow-Origin’ missing";
      case MULTIPLE_ALLOW_ORIGIN ->
          "Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed";
      case ALLOW_ORIGIN_LIST, ALLOW_ORIGIN_MISMATCH -> mismatch(value(reason));
      case WILDCARD_WITH_CREDENTIALS ->
          "Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’";
      case MISSING_ALLOW_CREDENTIALS ->
          "expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’";
      case PREFLIGHT_REDIRECT, PREFLIGHT_STATUS -> "CORS preflight response did not succeed";
      case INVALID_ALLOW_METHODS -> invalid(value(reason), "Methods");
      case INVALID_ALLOW_HEADERS -> invalid(value(reason), "Headers");
      case METHOD_NOT_ALLOWED ->
          "Did not find method in CORS header ‘Access-Control-Allow-Methods’";
      case HEADER_NOT_ALLOWED ->
          "header ‘"
              + value(reason)
              + "’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS"
              + " preflight response";
      case UNSUPPORTED_SCHEME -> isCorsRequest(reason) ? "CORS request not http" : null;
      default -> null;
    };
  }

  /** The value that failed: bytes, printed as UTF-8. */
  private static String value(BlockReason reason) {
    byte[] bytes = reason.value().getBytes(StandardCharsets.ISO_8859_1);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static boolean isCorsRequest(BlockReason reason) {
    // A security check of its own, whose message is none of CORS, keeps a page from files.
    return reason.place().cors() && !reason.value().equals("file");
  }

  private static String mismatch(String value) {
    return "CORS header ‘Access-Control-Allow-Origin’ does not match ‘" + value + "’";
  }

  private static String invalid(String value, String what) {
    return "invalid token ‘" + value + "’ in CORS header ‘Access-Control-Allow-" + what + "’";
  }

  @Override
  void warn(String url, StringBuilder text) {
    begin(text)
        .append(
            "Cross-Origin Request Warning: "
                + POLICY
                + "will disallow reading the remote resource at "
                + url
                + " soon. (Reason: When the `Access-Control-Allow-Headers` is `*`, the `Authorization`"
                + " header is not covered. To include the `Authorization` header, it must be explicitly"
                + " listed in CORS header `Access-Control-Allow-Headers`).");
  }
}
