package dev.drawbridge.config;

import java.util.Locale;

/** The form of the access log: the key {@code access-log}. */
public enum AccessLog {
  TEXT,
  JSON,
  OFF;

  /** The word that the policy file uses: {@code text}, {@code json} or {@code off}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
