package dev.drawbridge.doctor.explain;

import java.util.Locale;

/** Who printed a message. */
public enum Engine {
  /** Chrome, Edge, Opera and others. */
  CHROMIUM("Chromium"),
  /** Firefox, in English or localised. */
  FIREFOX("Firefox"),
  /** Safari, every browser on iOS, WebKitGTK. */
  WEBKIT("Safari (WebKit)");

  private final String label;

  Engine(String label) {
    this.label = label;
  }

  /** Returns the name for people. */
  public String label() {
    return label;
  }

  /** Returns the name for machines: {@code chromium}, {@code firefox} or {@code webkit}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Engine of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
