package dev.drawbridge.doctor.explain;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one message tells. Immutable. */
final class Facts {
  static final Facts NONE = new Facts(new EnumMap<>(Fact.class));
  private static final String NO_STATUS = "(null)";

  private final Map<Fact, String> values;

  private Facts(Map<Fact, String> values) {
    this.values = values;
  }

  int size() {
    return values.size();
  }

  @Nullable String get(Fact fact) {
    return values.get(fact);
  }

  boolean has(Fact fact) {
    return values.containsKey(fact);
  }

  /** Returns the status, 0 for none. */
  int status() {
    String status = values.getOrDefault(Fact.STATUS, NO_STATUS);
    return status.equals(NO_STATUS) ? 0 : Integer.parseInt(status);
  }

  Facts with(Fact fact, String value) {
    Map<Fact, String> more = new EnumMap<>(Fact.class);
    more.putAll(values);
    more.put(fact, value);
    return new Facts(more);
  }

  /** Returns these facts and those of others that are missing here. */
  Facts or(Facts others) {
    Map<Fact, String> more = new EnumMap<>(Fact.class);
    more.putAll(others.values);
    more.putAll(values);
    return new Facts(more);
  }

  Facts without(Fact fact) {
    Map<Fact, String> less = new EnumMap<>(Fact.class);
    less.putAll(values);
    less.remove(fact);
    return new Facts(less);
  }

  /** Returns a text with its words in braces replaced by facts, or by what they are called. */
  String fill(String text) {
    String filled = text;
    for (Fact fact : Fact.values()) {
      String braced = "{" + fact.word() + "}";
      if (filled.contains(braced)) {
        filled = filled.replace(braced, values.getOrDefault(fact, noun(fact)));
      }
    }
    return filled;
  }

  /** Says whether every word in braces of a text is known. */
  boolean areEnoughFor(String text) {
    return Arrays.stream(Fact.values())
        .allMatch(fact -> has(fact) || !text.contains("{" + fact.word() + "}"));
  }

  private static String noun(Fact fact) {
    return switch (fact) {
      case URL -> "the URL";
      case INITIAL -> "the URL that was asked for";
      case ORIGIN -> "<the page's origin>";
      case KIND -> "the request";
      case METHOD -> "the method";
      case HEADER -> "the field";
      case VALUE -> "the value";
      case LOCATION -> "where it leads";
      case STATUS -> "the status";
      case SPACE -> "local";
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Facts that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
