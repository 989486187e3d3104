package dev.drawbridge.browser;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an engine prints into its console for a fetch. */
abstract class Console {
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
    List<String> lines = new ArrayList<>();
    transcript.warnedUrls().forEach(url -> warn(url, lines));
    if (reason != null) {
      print(reason, lines);
    }
    return lines.isEmpty() ? null : String.join("\n", lines);
  }

  /** Adds the messages for a failure. */
  abstract void print(BlockReason reason, List<String> lines);

  /** Adds the message for {@code Authorization} under a wildcard, if there is one. */
  void warn(String url, List<String> lines) {}

  private static final class Silence extends Console {
    @Override
    void print(BlockReason reason, List<String> lines) {}
  }
}
