package dev.drawbridge.gateway.http1;

/**
 * How large a message head may be.
 *
 * @param line octets of the start line, its end not counted
 * @param fields octets of all field lines, their ends counted
 * @param count field lines
 */
public record HeadLimits(int line, int fields, int count) {
  int total() {
    return line + fields + 8;
  }
}
