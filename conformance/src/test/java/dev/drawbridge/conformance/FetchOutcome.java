package dev.drawbridge.conformance;

import java.util.Map;

/**
 * What script saw of a {@link FetchCase}.
 *
 * @param resolved whether the promise was; if not, all but {@code error} is empty or 0
 * @param error the exception's text, empty if there was none
 * @param type the response's type, such as {@code cors} or {@code opaque}
 * @param url the response's URL
 * @param headers the fields that script can read, by name in lower case
 */
record FetchOutcome(
    boolean resolved,
    String error,
    int status,
    String type,
    String url,
    Map<String, String> headers,
    String body) {}
