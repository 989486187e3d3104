package dev.drawbridge.cors;

/** What becomes of an actual request whose {@code Origin} the policy does not allow. */
public enum Denied {
  /** It passes on, and its answer carries no CORS field: the browser keeps it from the page. */
  PASS,
  /** It is answered with 403 and never reaches the application. */
  REJECT
}
