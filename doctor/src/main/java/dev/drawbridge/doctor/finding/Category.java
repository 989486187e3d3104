package dev.drawbridge.doctor.finding;

import java.util.Locale;

/** What a finding is about. */
public enum Category {
  /** A page cannot read what it is meant to read. */
  FUNCTIONAL,
  /** A page can read or do what it is not meant to. */
  SECURITY,
  /** A cache gives one origin what was meant for another. */
  CACHE,
  /** It works, but slower than need be. */
  PERFORMANCE;

  /** Returns the word of reports: the name in lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
