package dev.drawbridge.config;

/**
 * A place in a text file.
 *
 * @param line counted from 1
 * @param column counted in characters (code points) from 1
 */
record Position(int line, int column) {

  static final Position START = new Position(1, 1);
}
