package dev.drawbridge.cors;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an allowed PUT preflight whose carrier is the lines of its {@code
 * Access-Control-Request-Headers}, and counts how many of them are fetched.
 */
final class LineCountingReader implements RequestReader<List<String>> {
  private int lines;

  int lines() {
    return lines;
  }

  @Override
  public String method(List<String> headerLines) {
    return "OPTIONS";
  }

  @Override
  public @Nullable String get(List<String> headerLines, CorsField field) {
    return get(headerLines, field, 0);
  }

  @Override
  public @Nullable String get(List<String> headerLines, CorsField field, int index) {
    return switch (field) {
      case ORIGIN -> index == 0 ? "https://a.example" : null;
      case ACCESS_CONTROL_REQUEST_METHOD -> index == 0 ? "PUT" : null;
      default -> {
        lines = Math.max(lines, index + 1);
        yield index < headerLines.size() ? headerLines.get(index) : null;
      }
    };
  }
}
