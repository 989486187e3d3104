package dev.drawbridge.doctor.explain;

import dev.drawbridge.origin.Url;
import java.util.Locale;

/** When a cause is possible: a word behind its name in {@code messages.txt}. */
enum Condition {
  /** The blocked request was, or may have been, a preflight. */
  PREFLIGHT,
  /** The blocked request was, or may have been, the page's. */
  ACTUAL,
  /** The answer was, or may have been, an error. */
  ERROR,
  /** The answer was, or may have been, no error. */
  OK,
  /** The answer was, or may have been, a redirect. */
  REDIRECT,
  /** The origin is null. */
  NULL,
  /** The value is the page's origin. */
  ECHOED,
  /** The value is a list. */
  LIST,
  /** The value is neither an origin nor a list. */
  INVALID,
  /** The value may be an origin. */
  VALID,
  /** There was a redirect before. */
  HOP;

  static Condition of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  boolean holds(Facts facts, Phase phase) {
    int status = facts.status();
    String value = facts.get(Fact.VALUE);
    return switch (this) {
      case PREFLIGHT -> phase != Phase.ACTUAL;
      case ACTUAL -> phase != Phase.PREFLIGHT;
      case ERROR -> status == 0 || status >= 400;
      case OK -> status < 300 || status == 304;
      case REDIRECT -> status == 0 || (status >= 300 && status < 400 && status != 304);
      case NULL -> "null".equals(facts.get(Fact.ORIGIN));
      case ECHOED -> value != null && value.equals(facts.get(Fact.ORIGIN));
      case LIST -> value != null && isList(value);
      case INVALID -> value != null && !isList(value) && !isOrigin(value);
      case VALID -> value == null || (!isList(value) && isOrigin(value));
      case HOP -> facts.has(Fact.INITIAL);
    };
  }

  private static boolean isList(String value) {
    return value.indexOf(',') >= 0 || value.indexOf(' ') >= 0;
  }

  /** Says whether an engine takes a value for an origin, be it in a spelling that none sends. */
  private static boolean isOrigin(String value) {
    return value.equals("null") || Url.parse(value) != null;
  }

  /** Says whether a fact of the message proves it, so that the cause is likelier than others. */
  boolean isProof(Facts facts) {
    return switch (this) {
      case ERROR, REDIRECT -> facts.status() != 0;
      case NULL, ECHOED, LIST, INVALID, HOP -> true;
      case PREFLIGHT, ACTUAL, OK, VALID -> false;
    };
  }
}
