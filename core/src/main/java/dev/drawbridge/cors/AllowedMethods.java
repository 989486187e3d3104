package dev.drawbridge.cors;

import dev.drawbridge.fetch.Methods;
import dev.drawbridge.fetch.Tokens;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A policy's {@code allow-methods}, compiled. */
final class AllowedMethods {
  private final boolean wildcard;
  private final Set<String> names;

  AllowedMethods(List<String> configured) {
    this.wildcard = configured.contains("*");
    this.names = new HashSet<>(configured);
    names.remove("*");
  }

  /**
   * Returns why a preflight's {@code Access-Control-Request-Method} is refused, or null if it is
   * allowed.
   *
   * @param first the field's first line
   * @param second its second line; null if it has one only
   */
  @Nullable Refusal check(String first, @Nullable String second) {
    if (second != null) {
      return Refusal.METHOD_MALFORMED;
    }
    if (Methods.isSafelisted(first) || names.contains(first)) {
      return null;
    }
    if (!Tokens.isToken(first)) {
      return Refusal.METHOD_MALFORMED;
    }
    return wildcard && !Methods.isForbidden(first) ? null : Refusal.METHOD_NOT_ALLOWED;
  }
}
