package dev.drawbridge.browser;

import org.jspecify.annotations.Nullable;

/** The messages of WebKitGTK 2.50, Safari's engine: a reason without URL, then the URL. */
final class WebkitConsole extends Console {
  @Override
  void print(BlockReason reason, StringBuilder text) {
    String detail = detail(reason);
    if (reason.cause() == BlockCause.CROSS_ORIGIN_IN_SAME_ORIGIN_MODE) {
      begin(text).append("Fetch API cannot load ").append(reason.url()).append('.');
    } else if (detail != null) {
      begin(text).append(detail).append("\nFetch API cannot load ").append(reason.url());
      text.append(" due to access control checks.");
    }
  }

  private static @Nullable String detail(BlockReason reason) {
    String value = reason.value();
    return switch (reason.cause()) {
      case MISSING_ALLOW_ORIGIN, ALLOW_ORIGIN_MISMATCH ->
          "Origin "
              + reason.place().origin()
              + " is not allowed by Access-Control-Allow-Origin. Status code: "
              + reason.status();
      case MULTIPLE_ALLOW_ORIGIN, ALLOW_ORIGIN_LIST ->
          "Access-Control-Allow-Origin cannot contain more than one origin.";
      case WILDCARD_WITH_CREDENTIALS ->
          "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.";
      case MISSING_ALLOW_CREDENTIALS ->
          "Credentials flag is true, but Access-Control-Allow-Credentials is not \"true\".";
      case PREFLIGHT_REDIRECT, PREFLIGHT_STATUS ->
          "Preflight response is not successful. Status code: " + reason.status();
      default -> listDetail(reason, value);
    };
  }

  private static @Nullable String listDetail(BlockReason reason, String value) {
    return switch (reason.cause()) {
      case METHOD_NOT_ALLOWED ->
          "Method " + value + " is not allowed by Access-Control-Allow-Methods.";
      case HEADER_NOT_ALLOWED ->
          "Request header field "
              + reason.place().field()
              + " is not allowed by Access-Control-Allow-Headers.";
      case INVALID_ALLOW_METHODS ->
          "Header Access-Control-Allow-Methods has an invalid value: " + reason.place().field();
      case INVALID_ALLOW_HEADERS ->
          "Header Access-Control-Allow-Headers has an invalid value: " + reason.place().field();
      case REDIRECT_CREDENTIALS ->
          "Cross-origin redirection to "
              + reason.place().field()
              + " denied by Cross-Origin Resource Sharing policy: redirection URL "
              + value
              + " has credentials";
      case UNSUPPORTED_SCHEME -> "Cross origin requests are only supported for HTTP.";
      case CROSS_ORIGIN_RESOURCE_POLICY ->
          "Cancelled load to "
              + reason.url()
              + " because it violates the resource's Cross-Origin-Resource-Policy response header.";
      default -> null;
    };
  }
}
