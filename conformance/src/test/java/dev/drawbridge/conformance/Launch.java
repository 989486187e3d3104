package dev.drawbridge.conformance;

import java.util.List;
import java.util.Map;

/**
 * How a browser is started.
 *
 * @param arguments what to pass on the command line
 * @param environment variables to set beside those that all browsers get
 */
record Launch(List<String> arguments, Map<String, String> environment) {
  static Launch of(String... arguments) {
    return new Launch(List.of(arguments), Map.of());
  }
}
