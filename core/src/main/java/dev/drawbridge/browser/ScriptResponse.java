package dev.drawbridge.browser;

import java.util.List;
import java.util.Locale;

/**
 * A response as script sees it: filtered.
 *
 * @param type how it was filtered
 * @param status the status, 0 if the type is opaque
 * @param readableNames the names of the fields that script can read, in lower case, sorted, each
 *     once; none if the type is opaque
 * @param timing whether the page may read its detailed times, by {@code Timing-Allow-Origin}
 * @see <a href="https://fetch.spec.whatwg.org/#concept-filtered-response">Fetch, filtered
 *     response</a>
 */
public record ScriptResponse(Type type, int status, List<String> readableNames, boolean timing) {
  /** The types of filtered responses. */
  public enum Type {
    /** Within the page's origin. */
    BASIC,
    /** Shared by the CORS protocol. */
    CORS,
    /** From another origin without CORS: script learns nothing. */
    OPAQUE,
    /** A redirect that was not followed. */
    OPAQUEREDIRECT;

    /** Returns the word that script reads, such as {@code opaqueredirect}. */
    public String value() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
