package dev.drawbridge.config;

/**
 * A place in a text file.
 *
 * @param line counted from 1; 0 in what is no file
 * @param column counted in characters (code points) from 1; 0 in what is no file
 */
record Position(int line, int column) {

  static final Position START = new Position(1, 1);

  /** Of settings that were not read from a file. */
  static final Position NONE = new Position(0, 0);

  boolean isNone() {
    return line == 0;
  }
}
