package dev.drawbridge.config;

import dev.drawbridge.cors.NearMiss;
import dev.drawbridge.cors.PolicyProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A value of the file, its place and its key path: reads the value as what is expected, or else
 * reports it and answers null. A value that has been reported before answers null in silence.
 */
final class Cursor {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Set<String> RESERVED = Set.of("none", "sample", "*");
  private static final Pattern WORDS = Pattern.compile("[,\\s]+");
  private static final int MOST_SHOWN = 4;
  private static final Set<String> YES = Set.of("yes", "on", "y", "1", "true");

  private final Node node;
  private final String noun;
  private final Position key;
  private final KeyPath path;
  private final Problems problems;

  private Cursor(Node node, String noun, Position key, KeyPath path, Problems problems) {
    this.node = node;
    this.noun = noun;
    this.key = key;
    this.path = path;
    this.problems = problems;
  }

  /** At the top of a file. */
  static Cursor root(Node node, Problems problems) {
    return root(node, KeyPath.ROOT, problems);
  }

  /** At the top of settings, whose keys all stand below another one. */
  static Cursor root(Node node, KeyPath path, Problems problems) {
    return new Cursor(node, "file", node.at(), path, problems);
  }

  /** At an entry of this mapping. */
  Cursor entry(Node.Entry entry) {
    return entry(entry, entry.key().text());
  }

  private Cursor entry(Node.Entry entry, String called) {
    KeyPath below = path.key(entry.key().text());
    return new Cursor(entry.value(), called, entry.key().at(), below, problems);
  }

  Node node() {
    return node;
  }

  /** Where the value begins. */
  Position at() {
    return node.at();
  }

  /** Where the value's key begins. */
  Position key() {
    return key;
  }

  /** Where the value stands, in words for another place's message. */
  String place() {
    return place(at());
  }

  private String place(Position at) {
    return at.isNone() ? "as " + path : "on line " + at.line();
  }

  KeyPath path() {
    return path;
  }

  Problems problems() {
    return problems;
  }

  /** The key, without what leads to it. */
  String name() {
    return path.key();
  }

  /** Reports a refusal of the core at this value. */
  void add(PolicyProblem problem) {
    problems.add(at(), path, problem);
  }

  /** Reports the value, and what was expected. */
  void reject(String expected, String fix) {
    refuse(FileCode.VALUE_INVALID, expected + " was expected", fix);
  }

  /** Reports the value, and what is wrong with it. */
  void refuse(FileCode code, String why, String fix) {
    report(code, "invalid " + noun + " " + shown() + ": " + why + ".", fix);
  }

  void report(FileCode code, String message, String fix) {
    problems.error(at(), path, code, written(), message, fix);
  }

  /** Warns of the value. */
  void warnValue(FileCode code, String message, String fix) {
    problems.warn(at(), path, code, written(), message, fix);
  }

  /** Warns of the key. */
  void warn(FileCode code, String message, String fix) {
    problems.warn(key, path, code, name(), message, fix);
  }

  /** A single value as it is written; empty for a list or a mapping. */
  String written() {
    return node instanceof Node.Scalar scalar ? scalar.text() : "";
  }

  private String shown() {
    boolean plain = node instanceof Node.Scalar scalar && scalar.type() != ScalarType.NULL;
    return plain ? Quote.of(written()) : "(" + node.kind() + ")";
  }

  boolean isInteger() {
    return is(ScalarType.INTEGER);
  }

  private boolean is(ScalarType type) {
    return node instanceof Node.Scalar scalar && scalar.type() == type;
  }

  private boolean isBroken() {
    return node instanceof Node.Broken;
  }

  private boolean isSingle() {
    return node instanceof Node.Scalar && !is(ScalarType.NULL);
  }

  /** Any text; a number or a boolean only in quotes. */
  @Nullable String text(String expected) {
    return text(expected, any -> true, "");
  }

  /**
   * Text of some form, which is not checked here.
   *
   * @param form whether a number or a boolean would be right in quotes
   * @param fix what to do where it would not
   */
  @Nullable String text(String expected, Predicate<String> form, String fix) {
    if (is(ScalarType.TEXT)) {
      return written();
    }
    String quotes = "in quotes: " + Quote.of(written()) + ".";
    if (isSingle()) {
      String why = expected + " was expected, not " + node.kind();
      refuse(FileCode.VALUE_INVALID, why, form.test(written()) ? "Put it " + quotes : fix);
    } else if (isNullWord() && form.test(written())) {
      reject(expected, "Put the word " + quotes);
    } else {
      mismatch(expected, "Write a single value.");
    }
    return null;
  }

  /** Whether a list has {@code null} as an entry, rather than nothing. */
  private boolean isNullWord() {
    return is(ScalarType.NULL) && path.index() >= 0 && written().equalsIgnoreCase("null");
  }

  /** One of some words. */
  <T> @Nullable T choice(Choices<T> choices) {
    T value = is(choices.type()) ? choices.words().get(written()) : null;
    if (value == null) {
      Set<String> words = choices.words().keySet();
      String near = NearMiss.of(written().toLowerCase(Locale.ROOT), words);
      String first = near == null ? words.iterator().next() : near;
      mismatch(String.join(" or ", words), "Write " + first + ".");
    }
    return value;
  }

  @Nullable Boolean bool() {
    if (is(ScalarType.BOOLEAN)) {
      return written().equalsIgnoreCase("true");
    }
    boolean yes = YES.contains(written().toLowerCase(Locale.ROOT));
    mismatch("true or false", "Write " + yes + ", without quotes.");
    return null;
  }

  @Nullable Integer integer(int least, int most) {
    if (is(ScalarType.INTEGER) && written().matches("[0-9]{1,9}")) {
      int read = Integer.parseInt(written());
      if (read >= least && read <= most) {
        return read;
      }
    }
    boolean quoted = is(ScalarType.TEXT) && written().matches("[0-9]+");
    String fix = quoted ? "Write " + written() + ", without quotes." : "Write such a number.";
    mismatch("a number from " + least + " to " + most, fix);
    return null;
  }

  /**
   * The entries of a list.
   *
   * @param called what messages call an entry
   */
  @Nullable List<Cursor> items(String expected, String called) {
    if (!(node instanceof Node.Sequence sequence)) {
      mismatch(expected, "Write [a, b].");
      return null;
    }
    List<Cursor> items = new ArrayList<>(sequence.items().size());
    for (Node item : sequence.items()) {
      items.add(new Cursor(item, called, item.at(), path.item(items.size()), problems));
    }
    return items;
  }

  /**
   * The entries of a list of texts. A text in place of the list is reported, and its words are read
   * as the entries, so that their own problems are seen too.
   *
   * @param called what messages call an entry
   */
  @Nullable List<Cursor> texts(String expected, String called) {
    if (!isSingle()) {
      return items(expected, called);
    }
    List<String> words = WORDS.splitAsStream(written()).filter(word -> !word.isEmpty()).toList();
    String example =
        words.stream().limit(MOST_SHOWN).map(Quote::of).collect(Collectors.joining(", "));
    reject(
        expected,
        "Write ["
            + (words.isEmpty() ? "a, b" : example)
            + (words.size() > MOST_SHOWN ? ", …]." : "]."));
    if (words.isEmpty() || !is(ScalarType.TEXT)) {
      return null;
    }
    return words.stream()
        .map(word -> new Node.Scalar(word, ScalarType.TEXT, at()))
        .map(word -> new Cursor(word, called, word.at(), path, problems))
        .toList();
  }

  /** The fields of a mapping with fixed keys. */
  @Nullable Fields fields(Section section) {
    if (node instanceof Node.Mapping mapping) {
      return new Fields(this, mapping, section);
    }
    String keys = String.join(", ", section.keys().subList(0, 2));
    mismatch("a mapping with keys such as " + keys, "Write \"key: value\", one key a line.");
    return null;
  }

  /** The entries of a mapping from names, those with a wrong or second name included. */
  @Nullable List<Cursor> named(String called) {
    if (!(node instanceof Node.Mapping mapping)) {
      mismatch("a mapping from names", "Write \"name: …\" for each " + called + ".");
      return null;
    }
    List<Cursor> entries = new ArrayList<>();
    Map<String, Position> seen = new HashMap<>();
    for (Node.Entry entry : mapping.entries()) {
      Cursor cursor = entry(entry, called);
      cursor.checkName();
      Position first = seen.putIfAbsent(cursor.name(), cursor.key);
      if (first != null) {
        cursor.duplicate(first);
      }
      entries.add(cursor);
    }
    return entries;
  }

  private void checkName() {
    String prefix = "invalid " + noun + " name " + Quote.of(name()) + ": ";
    if (RESERVED.contains(name())) {
      refuseKey(
          FileCode.VALUE_INVALID, prefix + "the word has a meaning of its own.", "Rename it.");
    } else if (!NAME.matcher(name()).matches()) {
      String expected = "1 to 64 letters, digits, dots, hyphens or underscores were expected.";
      refuseKey(FileCode.VALUE_INVALID, prefix + expected, "Rename it.");
    }
  }

  /** Reports that this key stands in its mapping already. */
  void duplicate(Position first) {
    String message = "invalid key " + Quote.of(name()) + ": it stands " + place(first);
    refuseKey(FileCode.KEY_DUPLICATE, message + " already.", "Keep one of the two.");
  }

  /** Reports the key rather than the value. */
  void refuseKey(FileCode code, String message, String fix) {
    problems.error(key, path, code, name(), message, fix);
  }

  private void mismatch(String expected, String fix) {
    if (is(ScalarType.NULL)) {
      reject(
          expected,
          "Write a value, or leave the " + (path.index() < 0 ? "key" : "entry") + " out.");
    } else if (!isBroken()) {
      reject(expected, fix);
    }
  }
}
