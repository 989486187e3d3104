package dev.drawbridge.config;

import java.util.regex.Pattern;

/** Words the problems that the YAML layer finds: what is no YAML, and what we do not take of it. */
final class YamlProblems {

  private static final String ONCE = "Write the value out at each place";

  private static final Pattern NAME = Pattern.compile("\\*[A-Za-z0-9_-]+");

  private final Problems problems;
  private boolean muted;

  YamlProblems(Problems problems) {
    this.problems = problems;
  }

  /** Runs an action whose problems follow from one that has been reported. */
  void mute(Runnable action) {
    boolean before = muted;
    muted = true;
    action.run();
    muted = before;
  }

  void alias(Position at, KeyPath path, String written) {
    if (written.startsWith("&")) {
      anchor(at, path, written);
      return;
    }
    String message =
        "invalid value "
            + Quote.of(written)
            + ": without quotes, * begins an alias, and aliases"
            + " are not taken.";
    boolean name = NAME.matcher(written).matches();
    String quoted = "uote it: " + Quote.of(written) + ".";
    add(at, path, written, message, name ? ONCE + ", or q" + quoted : "Q" + quoted);
  }

  void anchor(Position at, KeyPath path, String written) {
    String message = "invalid anchor " + Quote.of(written) + ": anchors are not taken.";
    add(at, path, written, message, ONCE + ".");
  }

  void tag(Position at, KeyPath path, String written) {
    String shown = written.replace("tag:yaml.org,2002:", "!!");
    String message = "invalid tag " + Quote.of(shown) + ": tags are not taken.";
    add(at, path, shown, message, "Leave the tag out; put text in quotes.");
  }

  void mergeKey(Position at, KeyPath path) {
    add(at, path, "<<", "invalid key \"<<\": merge keys are not taken.", ONCE + ".");
  }

  void complexKey(Node key, KeyPath path) {
    if (!(key instanceof Node.Broken)) {
      String message = "invalid key (" + key.kind() + "): text was expected.";
      add(key.at(), path, "", message, "Write a word before the colon.");
    }
  }

  void severalDocuments(Position at) {
    String message = "invalid file: a second document begins here.";
    add(at, KeyPath.ROOT, "", message, "Make it a file of its own.");
  }

  void syntax(Position at, KeyPath path, YamlFault fault) {
    add(at, path, "", "invalid YAML: " + fault.message() + ".", fault.fix());
  }

  private void add(Position at, KeyPath path, String value, String message, String fix) {
    if (!muted) {
      problems.error(at, path, FileCode.FILE_INVALID, value, message, fix);
    }
  }
}
