package dev.drawbridge.browser;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names of fields that WebKit knows, of those that script may set: it holds them before all
 * others, and prints them as it spells them. Each was seen in the console of WebKitGTK 2.50.
 */
final class WebkitFieldNames {
  private static final Map<String, String> KNOWN =
      Stream.of(
              "Accept",
              "Accept-Language",
              "Accept-Ranges",
              "Access-Control-Allow-Credentials",
              "Access-Control-Allow-Headers",
              "Access-Control-Allow-Methods",
              "Access-Control-Allow-Origin",
              "Access-Control-Expose-Headers",
              "Access-Control-Max-Age",
              "Age",
              "Authorization",
              "Cache-Control",
              "Clear-Site-Data",
              "Content-Disposition",
              "Content-Encoding",
              "Content-Language",
              "Content-Location",
              "Content-Range",
              "Content-Security-Policy",
              "Content-Security-Policy-Report-Only",
              "Content-Type",
              "Cross-Origin-Embedder-Policy",
              "Cross-Origin-Embedder-Policy-Report-Only",
              "Cross-Origin-Opener-Policy",
              "Cross-Origin-Opener-Policy-Report-Only",
              "Cross-Origin-Resource-Policy",
              "Default-Style",
              "ETag",
              "Expires",
              "Icy-MetaInt",
              "Icy-Metadata",
              "If-Match",
              "If-Modified-Since",
              "If-None-Match",
              "If-Range",
              "If-Unmodified-Since",
              "Integrity-Policy",
              "Integrity-Policy-Report-Only",
              "Last-Event-ID",
              "Last-Modified",
              "Link",
              "Location",
              "Ping-From",
              "Ping-To",
              "Pragma",
              "Range",
              "Referrer-Policy",
              "Refresh",
              "Report-To",
              "Reporting-Endpoints",
              "Server-Timing",
              "Service-Worker",
              "Service-Worker-Allowed",
              "Service-Worker-Navigation-Preload",
              "SourceMap",
              "Timing-Allow-Origin",
              "Upgrade-Insecure-Requests",
              "User-Agent",
              "Vary",
              "X-Content-Type-Options",
              "X-Frame-Options",
              "X-SourceMap",
              "X-Temp-Tablet",
              "X-XSS-Protection")
          .collect(Collectors.toUnmodifiableMap(name -> name.toLowerCase(Locale.ROOT), n -> n));

  private WebkitFieldNames() {}

  /** Returns the spelling of a name in lower case, null if it is not known. */
  static @Nullable String find(String name) {
    return KNOWN.get(name);
  }

  /** Returns names in lower case, those that are known first. */
  static List<String> knownFirst(List<String> names) {
    return Stream.concat(
            names.stream().filter(KNOWN::containsKey),
            names.stream().filter(name -> !KNOWN.containsKey(name)))
        .toList();
  }
}
