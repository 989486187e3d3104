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
   * @param asked the field's only line, or {@link RequestReader#SEVERAL}, which is no token
   */
  @Nullable Refusal check(String asked) {
    if (Methods.isSafelisted(asked) || names.contains(asked)) {
      return null;
    }
    if (!Tokens.isToken(asked)) {
      return Refusal.METHOD_MALFORMED;
    }
    return wildcard && !Methods.isForbidden(asked) ? null : Refusal.METHOD_NOT_ALLOWED;
  }
}
