package dev.drawbridge.wire;

import dev.drawbridge.fetch.Field;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A request as a line for a POSIX shell. */
final class CurlLine {
  /** How long a body may be to stand in the line. */
  private static final int MAX_BODY = 4096;

  private CurlLine() {}

  static String of(WireRequest request) {
    StringBuilder line = new StringBuilder("curl -si");
    switch (request.method()) {
      case "GET" -> {}
      case "HEAD" -> line.append(" -I");
      default -> line.append(" -X ").append(quote(request.method()));
    }
    String url = request.url().toString();
    if (url.matches(".*[\\[\\]{}].*")) {
      line.append(" -g"); // curl takes brackets for a range
    }
    line.append(' ').append(quote(url));
    suppress(request, "User-Agent", line);
    suppress(request, "Accept", line);
    if (request.body().length > 0) {
      suppress(request, "Content-Type", line);
    }
    for (Field field : request.fields().fields()) {
      if (!isImplied(field, request)) {
        line.append(" -H ").append(argument(field));
      }
    }
    return request.body().length == 0 ? line.toString() : line + data(request.body());
  }

  private static String data(byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    boolean sayable = text.length() <= MAX_BODY && text.indexOf(0) < 0 && !text.endsWith("\n");
    return sayable ? " --data-raw " + quote(text) : " --data-binary @body";
  }

  /** What curl would send of its own accord. */
  private static void suppress(WireRequest request, String name, StringBuilder line) {
    if (!request.fields().contains(name)) {
      line.append(" -H ").append(quote(name + ":"));
    }
  }

  private static boolean isImplied(Field field, WireRequest request) {
    return (field.isNamed("Host") && field.value().equals(request.host()))
        || field.isNamed("Connection")
        || (field.isNamed("Content-Length") && request.body().length > 0);
  }

  private static String argument(Field field) {
    String name = field.name();
    if (SecretFields.isSecret(name)) {
      String variable = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
      boolean plain = name.matches("[A-Za-z0-9-]+");
      return plain
          ? '"' + name + ": $" + variable + '"'
          : quote(name + ": ") + "\"$" + variable + '"';
    }
    // An empty value has a semicolon in place of the colon.
    return quote(
        field.value().isEmpty() ? field.name() + ";" : field.name() + ": " + field.value());
  }

  /** Returns a text as one word, whatever is in it. */
  static String quote(String text) {
    if (text.matches("[A-Za-z0-9_./:=@%+,-]+")) {
      return text;
    }
    boolean printable = text.chars().allMatch(c -> c >= 0x20 && c <= 0x7E);
    return printable ? "'" + text.replace("'", "'\\''") + "'" : printf(text);
  }

  /** Bytes that do not survive a paste, for a command substitution to make. */
  private static String printf(String text) {
    StringBuilder octal = new StringBuilder("\"$(printf '");
    for (byte b : text.getBytes(StandardCharsets.ISO_8859_1)) {
      boolean plain = b >= 0x20 && b <= 0x7E && b != '\'' && b != '\\' && b != '%';
      octal.append(plain ? String.valueOf((char) b) : String.format("\\%03o", b & 0xFF));
    }
    return octal.append("')\"").toString();
  }
}
