package dev.drawbridge.wire;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which fields hold secrets, by their names: what shows requests must not show those values. */
public final class SecretFields {
  private static final Pattern NAMES =
      Pattern.compile(
          "(proxy-)?authorization|(set-)?cookie2?|x-auth|.*-auth"
              + "|.*(token|secret|passw|api-?key|access-?key|session|signature|credential).*");

  private SecretFields() {}

  /** Says whether a field of that name, in any case, holds a secret. */
  public static boolean isSecret(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return !lower.startsWith("access-control-") && NAMES.matcher(lower).matches();
  }
}
