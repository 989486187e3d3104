package dev.drawbridge.doctor.explain;

import java.util.Locale;

/** Which request was blocked. */
public enum Phase {
  /** The OPTIONS request that a browser sends first; the page's request was not sent. */
  PREFLIGHT("the preflight (OPTIONS) failed, the request itself was never sent"),
  /** The page's request: it was sent, and its answer is withheld. */
  ACTUAL("the request was sent, the page may not read the answer"),
  /** The message is the same for both. */
  UNKNOWN("the preflight or the request itself, the message does not say which"),
  /** Neither: CORS has nothing to do with it. */
  NONE("not a CORS message");

  private final String meaning;

  Phase(String meaning) {
    this.meaning = meaning;
  }

  /** Returns what it means, without a full stop. */
  public String meaning() {
    return meaning;
  }

  /** Returns the name for machines: {@code preflight}, {@code actual} and so on. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Phase of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
