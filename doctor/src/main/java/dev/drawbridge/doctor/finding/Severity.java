package dev.drawbridge.doctor.finding;

import java.util.Locale;

/** How much harm a finding can do, the most first. */
public enum Severity {
  /** Any site reads what users see when they are logged in. */
  CRITICAL,
  /** An attack that needs a little more, or a page that does not work at all. */
  HIGH,
  /** An attack that needs a second weakness. */
  MEDIUM,
  /** More is open than need be. */
  LOW,
  /** Good to know. */
  INFO;

  /** Returns the word of reports and options: the name in lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Says whether this harms as much as another one or more. */
  public boolean isAtLeast(Severity least) {
    return compareTo(least) <= 0;
  }

  /** Returns the next lower one; there is none below {@link #INFO}. */
  public Severity lowered() {
    return switch (this) {
      case CRITICAL -> HIGH;
      case HIGH -> MEDIUM;
      case MEDIUM -> LOW;
      case LOW, INFO -> INFO;
    };
  }
}
