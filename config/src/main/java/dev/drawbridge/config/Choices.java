package dev.drawbridge.config;

import dev.drawbridge.cors.CrossOriginResourcePolicy;
import dev.drawbridge.cors.Denied;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** A closed set of words that a value may be, in the order in which messages list them. */
record Choices<T>(ScalarType type, Map<String, T> words) {

  static final Choices<Denied> DENIED =
      of(ScalarType.TEXT, d -> d.name().toLowerCase(Locale.ROOT), Denied.values());
  static final Choices<Integer> PREFLIGHT_STATUS =
      of(ScalarType.INTEGER, String::valueOf, 204, 200);
  static final Choices<CrossOriginResourcePolicy> RESOURCE_POLICY =
      of(ScalarType.TEXT, CrossOriginResourcePolicy::value, CrossOriginResourcePolicy.values());
  static final Choices<AccessLog> ACCESS_LOG =
      of(ScalarType.TEXT, AccessLog::label, AccessLog.values());

  @SafeVarargs
  private static <T> Choices<T> of(ScalarType type, Function<T, String> word, T... values) {
    Map<String, T> words = new LinkedHashMap<>();
    for (T value : values) {
      words.put(word.apply(value), value);
    }
    return new Choices<>(type, Collections.unmodifiableMap(words));
  }
}
