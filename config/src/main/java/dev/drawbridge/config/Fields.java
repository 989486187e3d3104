package dev.drawbridge.config;

import dev.drawbridge.cors.NearMiss;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of a mapping with fixed keys. Reports unknown and second keys. What stands under a key
 * that is nearly a known one is read as that one's value, so that its own problems are seen too; a
 * single word there is not looked at.
 */
final class Fields {

  private final Cursor at;
  private final Section section;
  private final Map<String, Cursor> values = new HashMap<>();
  private final Set<String> misspelt = new HashSet<>();

  Fields(Cursor at, Node.Mapping mapping, Section section) {
    this.at = at;
    this.section = section;
    mapping.entries().stream().filter(this::isKnown).map(at::entry).forEach(this::known);
    mapping.entries().stream().filter(e -> !isKnown(e)).map(at::entry).forEach(this::unknown);
  }

  private boolean isKnown(Node.Entry entry) {
    return section.keys().contains(entry.key().text());
  }

  /** The mapping itself. */
  Cursor at() {
    return at;
  }

  /** The value of a known key, or null if there is none. */
  @Nullable Cursor get(String key) {
    return values.get(key);
  }

  /** One of some words under a key; null if there is none, or once it is reported. */
  <T> @Nullable T choice(String key, Choices<T> choices) {
    Cursor value = get(key);
    return value == null ? null : value.choice(choices);
  }

  /** Whether the key is neither there nor misspelt. */
  boolean isAbsent(String key) {
    return !values.containsKey(key) && !misspelt.contains(key);
  }

  /** Whether the key is there under another spelling, which has been reported. */
  boolean isMisspelt(String key) {
    return misspelt.contains(key);
  }

  private void known(Cursor value) {
    Cursor first = values.putIfAbsent(value.name(), value);
    if (first != null) {
      value.duplicate(first.key());
    }
  }

  private void unknown(Cursor value) {
    String key = value.name();
    String meant = NearMiss.of(key, section.keys());
    String fix = meant == null ? "Remove it." : "Did you mean " + Quote.of(meant) + "?";
    String why =
        meant == null
            ? "one of " + String.join(", ", section.keys()) + " was expected."
            : "there is no such key here.";
    value.refuseKey(FileCode.KEY_UNKNOWN, "invalid key " + Quote.of(key) + ": " + why, fix);
    if (meant != null && isAbsent(meant)) {
      misspelt.add(meant);
      if (!(value.node() instanceof Node.Scalar)) {
        values.put(meant, value);
      }
    }
  }
}
