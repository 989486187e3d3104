package dev.drawbridge.doctor;

import java.security.SecureRandom;

/** Names that no one used before. */
final class Token {
  private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int LENGTH = 16;

  private Token() {}

  /** Returns sixteen lower-case letters and digits, the first a letter. */
  static String fresh() {
    SecureRandom random = new SecureRandom();
    StringBuilder token = new StringBuilder().append(DIGITS.charAt(random.nextInt(26)));
    while (token.length() < LENGTH) {
      token.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
    }
    return token.toString();
  }
}
