package dev.drawbridge.fetch;

import java.util.List;
import java.util.Set;

/**
 * Classes of fields of a request that depend on the value too: forbidden, CORS-safelisted and
 * no-CORS-safelisted request-headers.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#cors-safelisted-request-header">Fetch,
 *     CORS-safelisted request-header</a>
 */
public final class RequestFields {
  /** The length from which on no value is safelisted, less one. */
  public static final int MAX_SAFELISTED_LENGTH = 128;

  /** The sum of the lengths of all values up to which safelisted fields stay so. */
  public static final int MAX_SAFELISTED_SUM = 1024;

  private static final NameSet METHOD_OVERRIDES =
      NameSet.of("X-HTTP-Method", "X-HTTP-Method-Override", "X-Method-Override");
  private static final NameSet NO_CORS =
      NameSet.of("Accept", "Accept-Language", "Content-Language", "Content-Type");
  private static final NameSet NON_WILDCARD = NameSet.of("Authorization");
  private static final NameSet SAFELISTED =
      NameSet.of("Accept", "Accept-Language", "Content-Language", "Content-Type", "Range");
  private static final Set<String> CONTENT_TYPES =
      Set.of("application/x-www-form-urlencoded", "multipart/form-data", "text/plain");
  private static final String UNSAFE = "\"():<>?@[\\]{}\u007F";
  private static final String LANGUAGE = " *,-.;=";

  private RequestFields() {}

  /** Says whether a page cannot set this field to this value. */
  public static boolean isForbidden(String name, String value) {
    // Fetch, forbidden request-header
    if (FieldNames.isForbiddenRequest(name)) {
      return true;
    }
    // step 3: get, decode, and split
    return METHOD_OVERRIDES.contains(name)
        && List.of(value.split(",", -1)).stream()
            .anyMatch(method -> Methods.isForbidden(FieldValues.normalize(method)));
  }

  /** Says whether a cross-origin request may carry this field without a preflight. */
  public static boolean isSafelisted(String name, String value) {
    // Fetch, CORS-safelisted request-header, steps 1 and 2
    String known = SAFELISTED.find(name);
    if (known == null || value.length() > MAX_SAFELISTED_LENGTH) {
      return false;
    }
    return switch (known) {
      case "Accept" -> !hasUnsafeByte(value);
      case "Content-Type" -> isSafelistedContentType(value);
      case "Range" -> isSafelistedRange(value);
      default -> isLanguage(value);
    };
  }

  /** Says whether a request in mode {@code no-cors} may carry this field. */
  public static boolean isNoCorsSafelisted(String name, String value) {
    // Fetch, no-CORS-safelisted request-header
    return NO_CORS.contains(name) && isSafelisted(name, value);
  }

  /**
   * Says whether {@code *} in {@code Access-Control-Allow-Headers} leaves this name out: {@code
   * Authorization}.
   */
  public static boolean isNonWildcard(String name) {
    // Fetch, CORS non-wildcard request-header name
    return NON_WILDCARD.contains(name);
  }

  private static boolean isSafelistedContentType(String value) {
    String essence = hasUnsafeByte(value) ? null : MimeType.essence(value);
    return essence != null && CONTENT_TYPES.contains(essence);
  }

  private static boolean isSafelistedRange(String value) {
    ByteRange range = ByteRange.parse(value);
    return range != null && range.first() != null;
  }

  private static boolean hasUnsafeByte(String value) {
    // Fetch, CORS-unsafe request-header byte
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < 0x20 && c != 0x09) || UNSAFE.indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLanguage(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean alphanumeric =
          (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (!alphanumeric && LANGUAGE.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
