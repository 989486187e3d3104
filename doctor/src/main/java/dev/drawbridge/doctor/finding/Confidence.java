package dev.drawbridge.doctor.finding;

import java.util.Locale;

/** How sure a finding is. */
public enum Confidence {
  /** The evidence shows it: whoever sends the request again sees it. */
  PROVED,
  /** The evidence fits, and something else could explain it. */
  LIKELY;

  /** Returns the word of reports: the name in lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
