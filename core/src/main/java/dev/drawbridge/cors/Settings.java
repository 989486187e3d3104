package dev.drawbridge.cors;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a policy says, as it was given: not yet checked. */
record Settings(
    List<String> allowOrigins,
    List<String> allowMethods,
    List<String> allowHeaders,
    List<String> exposeHeaders,
    boolean allowCredentials,
    @Nullable Duration maxAge,
    Denied denied,
    int preflightStatus,
    boolean minimalPreflight,
    boolean varyPreflight,
    boolean timingAllowOrigin,
    @Nullable CrossOriginResourcePolicy crossOriginResourcePolicy,
    boolean debug,
    boolean dangerouslyAllowInsecureOrigins,
    boolean dangerouslyAllowPublicSuffixes,
    boolean dangerouslyAllowNullOrigin) {

  /** Returns field names, each once in the spelling that comes first. */
  static List<String> distinctNames(List<String> names) {
    Map<String, String> byLowerCase = new LinkedHashMap<>();
    names.forEach(name -> byLowerCase.putIfAbsent(name.toLowerCase(Locale.ROOT), name));
    return List.copyOf(byLowerCase.values());
  }
}
