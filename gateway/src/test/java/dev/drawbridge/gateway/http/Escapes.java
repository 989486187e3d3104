package dev.drawbridge.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** Reads tables of octets: cells between {@code " | "}, escapes as in Java and {@code \xHH}. */
final class Escapes {
  private Escapes() {}

  /** The rows of a resource beside this class, comments and empty lines left out. */
  static List<String[]> rows(String resource, int cells) throws IOException {
    try (InputStream in = Escapes.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in, resource).readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(" \\| ", cells))
          .toList();
    }
  }

  static String octets(String text) {
    StringBuilder octets = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        octets.append(c);
        continue;
      }
      switch (text.charAt(++i)) {
        case 'r' -> octets.append('\r');
        case 'n' -> octets.append('\n');
        case 't' -> octets.append('\t');
        case '0' -> octets.append('\0');
        case '\\' -> octets.append('\\');
        case 'x' -> {
          octets.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
          i += 2;
        }
        default -> throw new IllegalArgumentException("unknown escape in " + text);
      }
    }
    return octets.toString();
  }
}
