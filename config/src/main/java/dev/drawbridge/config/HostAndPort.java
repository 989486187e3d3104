package dev.drawbridge.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A host and a port, {@code host:port} or {@code [::1]:port}.
 *
 * @param host without brackets; not yet checked
 * @param port 0 to 65535
 */
record HostAndPort(String host, boolean bracketed, int port) {

  private static final Pattern FORM =
      Pattern.compile("(?:\\[([^\\[\\]]+)]|([^\\[\\]:/@?#\\s]+)):(0|[1-9][0-9]{0,4})");

  static @Nullable HostAndPort parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > 65535) {
      return null;
    }
    boolean bracketed = matcher.group(1) != null;
    String host = bracketed ? matcher.group(1) : matcher.group(2);
    return new HostAndPort(host, bracketed, Integer.parseInt(matcher.group(3)));
  }
}
