package dev.drawbridge.cors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Reads tables of this package, and policies in them: a line "key: value, value" a setting. */
final class PolicyText {
  private PolicyText() {}

  /** Returns the lines of a table without comments and blank ones. */
  static List<String> lines(String table) throws IOException {
    try (InputStream in = PolicyText.class.getResourceAsStream(table)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList();
    }
  }

  /** Sets what a line says; {@code max-age} is in seconds. */
  static void set(CorsPolicy.Builder builder, String line) {
    String key = line.substring(0, line.indexOf(':'));
    String text = line.substring(line.indexOf(':') + 1).strip();
    List<String> values = Arrays.stream(text.split(",")).map(v -> unescape(v.strip())).toList();
    switch (key) {
      case "allow-origins" -> builder.allowOrigins(values);
      case "allow-methods" -> builder.allowMethods(values);
      case "allow-headers" -> builder.allowHeaders(values);
      case "expose-headers" -> builder.exposeHeaders(values);
      case "max-age" -> builder.maxAge(Duration.ofMillis((long) (1000 * Double.parseDouble(text))));
      case "denied" -> builder.denied(Denied.valueOf(constant(text)));
      case "preflight-status" -> builder.preflightStatus(Integer.parseInt(text));
      case "cross-origin-resource-policy" ->
          builder.crossOriginResourcePolicy(CrossOriginResourcePolicy.valueOf(constant(text)));
      default -> setSwitch(builder, key, text);
    }
  }

  private static void setSwitch(CorsPolicy.Builder builder, String key, String text) {
    boolean on = text.equals("true");
    switch (key) {
      case "allow-credentials" -> builder.allowCredentials(on);
      case "minimal-preflight" -> builder.minimalPreflight(on);
      case "vary-preflight" -> builder.varyPreflight(on);
      case "timing-allow-origin" -> builder.timingAllowOrigin(on);
      case "debug" -> builder.debug(on);
      case "dangerously-allow-insecure-origins" -> builder.dangerouslyAllowInsecureOrigins(on);
      case "dangerously-allow-public-suffixes" -> builder.dangerouslyAllowPublicSuffixes(on);
      case "dangerously-allow-null-origin" -> builder.dangerouslyAllowNullOrigin(on);
      default -> throw new IllegalArgumentException("unknown key in a table: " + key);
    }
  }

  private static String constant(String text) {
    return text.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** Resolves <code>&#92;u0020</code> and <code>{abc*9}</code>, nine times {@code abc}. */
  static String unescape(String text) {
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        value.append((char) Integer.parseInt(text, i + 2, i + 6, 16));
        i += 5;
      } else if (c == '{' && text.indexOf('*', i) > 0) {
        int star = text.indexOf('*', i);
        int close = text.indexOf('}', star);
        value.append(
            text.substring(i + 1, star).repeat(Integer.parseInt(text, star + 1, close, 10)));
        i = close;
      } else {
        value.append(c);
      }
    }
    return value.toString();
  }
}
