package dev.drawbridge.browser;

import org.jspecify.annotations.Nullable;

/** What an engine prints into its console for a fetch. */
abstract class Console {
  private static final int USUAL_LENGTH = 512;

  /** Returns the console of a profile; that of the standard stays empty. */
  static Console of(Profile profile) {
    return switch (profile) {
      case CHROMIUM -> new ChromiumConsole();
      case FIREFOX -> new FirefoxConsole();
      case WEBKIT -> new WebkitConsole();
      case STANDARD -> new Silence();
    };
  }

  /** Returns the messages, joined by line feeds, or null if there is none. */
  final @Nullable String print(Transcript transcript, @Nullable BlockReason reason) {
    if (reason == null && transcript.warnedUrls().isEmpty()) {
      return null;
    }
    StringBuilder text = new StringBuilder(USUAL_LENGTH);
    for (String url : transcript.warnedUrls()) {
      warn(url, text);
    }
    if (reason != null) {
      print(reason, text);
    }
    return text.isEmpty() ? null : text.toString();
  }

  /** Adds the messages for a failure. */
  abstract void print(BlockReason reason, StringBuilder text);

  /** Adds the message for {@code Authorization} under a wildcard, if there is one. */
  void warn(String url, StringBuilder text) {}

  /** Begins a message on a line of its own. */
  static StringBuilder begin(StringBuilder text) {
    return text.isEmpty() ? text : text.append('\n');
  }

  private static final class Silence extends Console {
    @Override
    void print(BlockReason reason, StringBuilder text) {}
  }
}
