package dev.drawbridge.browser;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The messages of WebKitGTK 2.50, Safari's engine: a reason without URL, then the URL. */
final class WebkitConsole extends Console {
  private static final Set<String> LOCAL = Set.of("blob", "file");

  @Override
  void print(BlockReason reason, StringBuilder text) {
    BlockCause cause = reason.cause();
    if (cause == BlockCause.BAD_PORT && !reason.isPreflight()) {
      begin(text).append("Not allowed to use restricted network port ").append(reason.value());
      text.append(": ").append(reason.url());
      return;
    }
    if (cause == BlockCause.CROSS_ORIGIN_IN_SAME_ORIGIN_MODE && !isRedirected(reason)) {
      begin(text).append("Fetch API cannot load ").append(reason.url()).append('.');
      return;
    }
    String detail = explained(reason);
    if (detail != null) {
      begin(text).append(detail).append("\nFetch API cannot load ").append(url(reason));
      text.append(" due to access control checks.");
    }
  }

  private static boolean isRedirected(BlockReason reason) {
    return !reason.url().equals(reason.place().initialUrl());
  }

  private static String url(BlockReason reason) {
    BlockPlace place = reason.place();
    return switch (reason.cause()) {
      case REDIRECT_MODE_WITH_NO_CORS -> withoutFragment(reason.url());
      case REDIRECT_SCHEME -> urlOfScheme(reason, place);
      default -> reason.url();
    };
  }

  private static String urlOfScheme(BlockReason reason, BlockPlace place) {
    return switch (scheme(reason)) {
      case FTP -> place.initialUrl();
      case OTHER -> place.mode() == RequestMode.NO_CORS ? place.field() : reason.url();
      case LOCAL -> reason.url();
    };
  }

  private static String withoutFragment(String url) {
    int fragment = url.indexOf('#');
    return fragment < 0 ? url : url.substring(0, fragment);
  }

  private static @Nullable String explained(BlockReason reason) {
    String detail = detail(reason);
    return detail == null || !isAboutRedirect(reason)
        ? detail
        : "Cross-origin redirection to "
            + reason.place().field()
            + " denied by Cross-Origin Resource Sharing policy: "
            + detail;
  }

  /** Says whether an answer was refused because of the redirect that it asked for. */
  private static boolean isAboutRedirect(BlockReason reason) {
    return switch (reason.cause()) {
      case REDIRECT_SCHEME ->
          scheme(reason) == Scheme.OTHER && reason.place().mode() != RequestMode.NO_CORS;
      case REDIRECT_MODE_ERROR, REDIRECT_LIMIT, BAD_PORT -> false;
      default -> !reason.isPreflight() && reason.status() != 0 && !reason.place().field().isEmpty();
    };
  }

  private enum Scheme {
    FTP,
    LOCAL,
    OTHER
  }

  /** What kind of redirect to another scheme is told apart. */
  private static Scheme scheme(BlockReason reason) {
    boolean local = LOCAL.contains(reason.value()) && !reason.place().cors();
    return reason.value().equals("ftp") ? Scheme.FTP : local ? Scheme.LOCAL : Scheme.OTHER;
  }

  private static @Nullable String detail(BlockReason reason) {
    String value = Combined.madeValid(reason.value());
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
      case METHOD_NOT_ALLOWED ->
          "Method " + value + " is not allowed by Access-Control-Allow-Methods.";
      case HEADER_NOT_ALLOWED ->
          "Request header field "
              + reason.place().field()
              + " is not allowed by Access-Control-Allow-Headers.";
      case INVALID_ALLOW_METHODS -> invalid(reason, "Methods");
      case INVALID_ALLOW_HEADERS -> invalid(reason, "Headers");
      case CROSS_ORIGIN_RESOURCE_POLICY ->
          "Cancelled load to "
              + reason.url()
              + " because it violates the resource's Cross-Origin-Resource-Policy response header.";
      default -> besideCors(reason);
    };
  }

  private static String invalid(BlockReason reason, String list) {
    String value = Combined.madeValid(reason.place().field());
    return "Header Access-Control-Allow-" + list + " has an invalid value: " + value;
  }

  private static @Nullable String besideCors(BlockReason reason) {
    return switch (reason.cause()) {
      case REDIRECT_CREDENTIALS -> "redirection URL " + reason.value() + " has credentials";
      case REDIRECT_SCHEME -> scheme(reason, scheme(reason));
      case INVALID_LOCATION ->
          reason.place().cors() && !reason.value().isEmpty()
              ? "not allowed to follow a cross-origin CORS redirection with non CORS scheme"
              : null;
      case REDIRECT_MODE_ERROR ->
          "Not allowed to follow a redirection while loading " + reason.url();
      case REDIRECT_MODE_WITH_NO_CORS ->
          "No-Cors mode requires follow redirect mode\nNot allowed to request resource";
      case REDIRECT_LIMIT -> "Load cannot follow more than 20 redirections";
      case CROSS_ORIGIN_IN_SAME_ORIGIN_MODE ->
          "Unsafe attempt to load URL "
              + reason.url()
              + " from origin "
              + reason.place().page()
              + ". Domains, protocols and ports must match.\n";
      case CONNECTION_FAILED -> reason.isPreflight() ? "Connection terminated unexpectedly" : null;
      case UNSUPPORTED_SCHEME -> unsupported(reason);
      case BAD_PORT -> "CORS-preflight request was blocked";
      default -> null;
    };
  }

  private static String scheme(BlockReason reason, Scheme scheme) {
    return switch (scheme) {
      case FTP -> "FTP URLs are disabled";
      case LOCAL -> "Not allowed to load local resource: " + reason.place().field();
      case OTHER ->
          reason.place().mode() == RequestMode.NO_CORS
              ? "Redirection to URL with a scheme that is not HTTP(S)."
              : "not allowed to follow a cross-origin CORS redirection with non CORS scheme";
    };
  }

  private static @Nullable String unsupported(BlockReason reason) {
    if (reason.place().mode() != RequestMode.NO_CORS) {
      return "Cross origin requests are only supported for HTTP.";
    }
    if (reason.value().equals("ftp")) {
      return "FTP URLs are disabled";
    }
    return LOCAL.contains(reason.value())
        ? "Not allowed to load local resource: "
            + reason.url()
            + "\nNot allowed to request resource"
        : null;
  }
}
