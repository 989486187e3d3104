package dev.drawbridge.config;

import java.util.regex.Pattern;

/** Keeps what was typed in secret out of messages, which end up in logs. */
public final class Passwords {
  /** URL standard, URL writing: what stands between the slashes and the last {@code @}. */
  private static final Pattern CREDENTIALS = Pattern.compile("//[^/?#]*@");

  private Passwords() {}

  /**
   * Returns a text in which no URL has a user name or a password.
   *
   * @param text one value, or one line with a single URL
   */
  public static String hidden(String text) {
    return CREDENTIALS.matcher(text).replaceAll("//(not shown)@");
  }
}
