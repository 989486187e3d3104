package dev.drawbridge.config;

import java.util.List;

/** A value of the file, with its place. */
sealed interface Node {

  /** Where the value begins. */
  Position at();

  /** What the value is, in a message: {@code text}, {@code a list}. */
  String kind();

  /** One word or quoted text. */
  record Scalar(String text, ScalarType type, Position at) implements Node {
    @Override
    public String kind() {
      return type.noun();
    }
  }

  /** A list. */
  record Sequence(List<Node> items, Position at) implements Node {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /** Keys and values, in the file's order; keys may repeat. */
  record Mapping(List<Entry> entries, Position at) implements Node {
    @Override
    public String kind() {
      return "a mapping";
    }
  }

  /** A value whose problem has been reported already: nothing more is to be said about it. */
  record Broken(Position at) implements Node {
    @Override
    public String kind() {
      return "a broken value";
    }
  }

  /** A key and its value. */
  record Entry(Scalar key, Node value) {}
}
