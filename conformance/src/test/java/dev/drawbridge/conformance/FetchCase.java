package dev.drawbridge.conformance;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of {@code fetch}, as a page is asked to make it.
 *
 * @param headers pairs of name and value
 * @param body null for none
 * @param bodySize if not 0, the body is that many letters instead
 */
record FetchCase(
    String url,
    String method,
    List<List<String>> headers,
    @Nullable String body,
    int bodySize,
    String credentials,
    String mode,
    String redirect,
    String cache) {

  /** A GET as {@code fetch(url)} makes it, but past the HTTP cache. */
  static FetchCase get(String url) {
    return new FetchCase(
        url, "GET", List.of(), null, 0, "same-origin", "cors", "follow", "no-store");
  }

  FetchCase method(String method) {
    return new FetchCase(url, method, headers, body, bodySize, credentials, mode, redirect, cache);
  }

  FetchCase header(String name, String value) {
    List<List<String>> more = new ArrayList<>(headers);
    more.add(List.of(name, value));
    return new FetchCase(
        url, method, List.copyOf(more), body, bodySize, credentials, mode, redirect, cache);
  }

  FetchCase body(@Nullable String body) {
    return new FetchCase(url, method, headers, body, bodySize, credentials, mode, redirect, cache);
  }

  FetchCase bodySize(int bodySize) {
    return new FetchCase(url, method, headers, body, bodySize, credentials, mode, redirect, cache);
  }

  FetchCase credentials(String credentials) {
    return new FetchCase(url, method, headers, body, bodySize, credentials, mode, redirect, cache);
  }

  FetchCase mode(String mode) {
    return new FetchCase(url, method, headers, body, bodySize, credentials, mode, redirect, cache);
  }
}
