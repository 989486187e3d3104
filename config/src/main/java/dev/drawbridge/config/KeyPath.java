package dev.drawbridge.config;

import org.jspecify.annotations.Nullable;

/** The way from the top of the file to a value, such as {@code routes[2].match}. */
record KeyPath(@Nullable KeyPath parent, String key, int index) {

  static final KeyPath ROOT = new KeyPath(null, "", -1);

  KeyPath key(String name) {
    return new KeyPath(this, name, -1);
  }

  /** The place in a list, counted from 0. */
  KeyPath item(int place) {
    return new KeyPath(this, key, place);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    append(text);
    return text.toString();
  }

  private void append(StringBuilder text) {
    if (parent == null) {
      return;
    }
    parent.append(text);
    if (index >= 0) {
      text.append('[').append(index).append(']');
    } else {
      text.append(text.isEmpty() ? "" : ".").append(key);
    }
  }
}
