package dev.drawbridge.cors;

import dev.drawbridge.fetch.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * Walks the names of {@code Access-Control-Request-Headers}, several lines taken as one list. Empty
 * elements and white space beside names are tolerated as RFC 9110, section 5.6.1.2, asks, within
 * bounds, so that neither time nor memory grows with what a stranger sends.
 */
final class RequestedHeaders {
  static final int MAX_OCTETS = 4096;
  static final int MAX_NAMES = 64;
  static final int MAX_EMPTY = 16;
  static final int MAX_SPACE = 8;

  private static final Refusal[] REFUSALS = Refusal.values();
  private static final long NAME = 1L << 16;
  private static final long EMPTY = 1L << 32;

  /** Takes the names of a list, one by one. */
  interface Visitor {
    void name(String line, int start, int end);
  }

  private RequestedHeaders() {}

  /** Returns what a state means: null as long as nothing is refused. */
  static @Nullable Refusal refusal(long state) {
    return state >= 0 ? null : REFUSALS[(int) ~state];
  }

  private static long refused(Refusal refusal) {
    return ~refusal.ordinal();
  }

  /**
   * Checks the names of one line.
   *
   * @param state octets, names and empty elements of the lines before, 16 bits each; 0 at first
   * @return the state after the line; negative if the list is refused
   */
  static long walk(String line, long state, AllowedHeaders allowed) {
    if (state < 0) {
      return state;
    }
    long after = state + line.length();
    if ((after & 0xFFFF) > MAX_OCTETS || line.length() > MAX_OCTETS) {
      return refused(Refusal.HEADER_LIST_TOO_LARGE);
    }
    int at = 0;
    while (true) {
      int start = skipSpace(line, at);
      int end = nameEnd(line, start);
      int comma = skipSpace(line, end);
      if (start - at > MAX_SPACE || comma - end > MAX_SPACE) {
        return refused(Refusal.HEADER_LIST_TOO_LARGE);
      }
      after += start == end ? EMPTY : NAME;
      if ((after >>> 16 & 0xFFFF) > MAX_NAMES || after >>> 32 > MAX_EMPTY) {
        return refused(Refusal.HEADER_LIST_TOO_LARGE);
      }
      if (comma < line.length() && line.charAt(comma) != ',') {
        return refused(Refusal.HEADER_LIST_MALFORMED);
      }
      Refusal refusal = start == end ? null : allowed.check(line, start, end);
      if (refusal != null) {
        return refused(refusal);
      }
      if (comma == line.length()) {
        return after;
      }
      at = comma + 1;
    }
  }

  /**
   * Visits the names of the first {@link #MAX_OCTETS} octets, malformed ones included, on as many
   * lines as a list within the bounds can have.
   */
  static <C> void forEach(C request, RequestReader<C> reader, Visitor visitor) {
    int octets = 0;
    for (int i = 0; i < MAX_NAMES + MAX_EMPTY; i++) {
      String line = reader.get(request, CorsField.ACCESS_CONTROL_REQUEST_HEADERS, i);
      octets += line == null ? 0 : line.length();
      if (line == null || octets > MAX_OCTETS) {
        return;
      }
      visitElements(line, visitor);
    }
  }

  private static void visitElements(String line, Visitor visitor) {
    int comma;
    for (int at = 0; at <= line.length(); at = comma + 1) {
      comma = nextComma(line, at);
      int start = skipSpace(line, at);
      int end = comma;
      while (end > start && isSpace(line.charAt(end - 1))) {
        end--;
      }
      if (start < end) {
        visitor.name(line, start, end);
      }
    }
  }

  private static int nextComma(String line, int at) {
    int comma = line.indexOf(',', at);
    return comma < 0 ? line.length() : comma;
  }

  private static int skipSpace(String line, int at) {
    int i = at;
    while (i < line.length() && isSpace(line.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Returns where the characters end that are neither a comma nor white space. */
  private static int nameEnd(String line, int at) {
    int i = at;
    while (i < line.length()) {
      char c = line.charAt(i);
      if (c == ',' || isSpace(c)) {
        break;
      }
      i++;
    }
    return i;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }

  static boolean isToken(String line, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!Tokens.isTokenChar(line.charAt(i))) {
        return false;
      }
    }
    return start < end;
  }
}
