package dev.drawbridge.conformance.exchange;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came off the wire, each character a byte.
 *
 * @param scheme that of the server
 * @param lines the field lines in order
 * @param bodyLength how many bytes followed
 */
record RawRequest(String scheme, String method, String target, List<String> lines, int bodyLength) {
  private static final int LONGEST_LINE = 1 << 16;

  /** Reads the next request of a connection; null if the browser closed it. */
  static @Nullable RawRequest read(Line from) throws IOException {
    InputStream in = from.in();
    String start = line(in);
    if (start == null) {
      return null;
    }
    List<String> lines = new ArrayList<>();
    for (String line = some(line(in)); !line.isEmpty(); line = some(line(in))) {
      lines.add(line);
    }
    String[] words = start.split(" ", -1);
    RawRequest head = new RawRequest(from.scheme(), words[0], words[1], List.copyOf(lines), 0);
    return new RawRequest(head.scheme, head.method, head.target, head.lines, head.skipBody(in));
  }

  /** Reads up to the end of a line; null at the end of the stream. */
  private static @Nullable String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    int b = in.read();
    if (b < 0) {
      return null;
    }
    for (; b != '\n'; b = in.read()) {
      if (b < 0 || line.length() > LONGEST_LINE) {
        throw new EOFException("no end of line after '" + line + "'");
      }
      line.append((char) b);
    }
    return line.substring(0, Math.max(0, line.length() - 1));
  }

  private static String some(@Nullable String line) throws EOFException {
    if (line == null) {
      throw new EOFException("no end of the head");
    }
    return line;
  }

  private int skipBody(InputStream in) throws IOException {
    String length = field("Content-Length");
    if (field("Transfer-Encoding") != null) {
      throw new IOException("a body in chunks, which no page here sends");
    }
    return length == null ? 0 : in.readNBytes(Integer.parseInt(length)).length;
  }

  /** The values of all lines of a name joined by comma and space; null if there is no line. */
  @Nullable String field(String name) {
    List<String> values = new ArrayList<>();
    for (String line : lines) {
      if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
        String value = line.substring(name.length() + 1);
        values.add(value.startsWith(" ") ? value.substring(1) : value);
      }
    }
    return values.isEmpty() ? null : String.join(", ", values);
  }

  /** Says whether it is another one once more, its lines in whatever order. */
  boolean repeats(RawRequest other) {
    return method.equals(other.method)
        && target.equals(other.target)
        && Set.copyOf(lines).equals(Set.copyOf(other.lines));
  }

  /** Says whether a browser asks here for permission; script cannot set that field. */
  boolean isPreflight() {
    return method.equals("OPTIONS") && field("Access-Control-Request-Method") != null;
  }

  /** The URL, as far as it is sent. */
  String url() {
    return scheme + "://" + field("Host") + target;
  }

  /** The bytes of a response. */
  static byte[] response(int status, List<List<String>> fields, String body) {
    StringBuilder text = new StringBuilder("HTTP/1.1 " + status + " Status\r\n");
    for (List<String> field : fields) {
      text.append(field.get(0)).append(": ").append(field.get(1)).append("\r\n");
    }
    return text.append("\r\n").append(body).toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
