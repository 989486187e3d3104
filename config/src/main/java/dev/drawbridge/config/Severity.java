package dev.drawbridge.config;

import java.util.Locale;

/** How much a problem weighs: an error keeps the file from being used, a warning does not. */
public enum Severity {
  ERROR,
  WARNING;

  /** The word that {@code lint} prints: {@code error} or {@code warning}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
