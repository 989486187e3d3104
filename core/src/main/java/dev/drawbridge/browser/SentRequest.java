package dev.drawbridge.browser;

import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.origin.Url;
import org.jspecify.annotations.Nullable;

/**
 * A request as the browser puts it on the wire.
 *
 * @param kind whether it is a preflight
 * @param url where it goes, without fragment, user name and password
 * @param origin the value of {@code Origin}, null if it is not sent
 * @param method the method; of a preflight the one that it asks for, while it is itself {@code
 *     OPTIONS}
 * @param requestHeaders the value of {@code Access-Control-Request-Headers}, null if it is not sent
 * @param credentials whether it carries the credentials that there are for the URL
 * @param fields the fields that script or the body set; none on a preflight
 * @param body whether it has a body
 */
public record SentRequest(
    Kind kind,
    Url url,
    @Nullable String origin,
    String method,
    @Nullable String requestHeaders,
    boolean credentials,
    FieldList fields,
    boolean body) {

  /** What a request is for. */
  public enum Kind {
    /** It asks whether the actual request may be sent. */
    PREFLIGHT,
    /** It is what the page asked for, or what a redirect made of it. */
    ACTUAL
  }
}
