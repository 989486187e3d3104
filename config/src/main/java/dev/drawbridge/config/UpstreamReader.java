package dev.drawbridge.config;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one entry of {@code upstreams}. */
final class UpstreamReader {

  private static final String EXPECTED = "http://host:port or sample";
  private static final String SCHEME = "http://";
  private static final Pattern NAME =
      Pattern.compile(
          "(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?"
              + "(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*");

  private UpstreamReader() {}

  /** The upstream, or null once its problem is reported. */
  static @Nullable Upstream read(Cursor cursor) {
    String fix = cursor.isInteger() ? "127.0.0.1:" + cursor.written() : "127.0.0.1:9001";
    String text = cursor.text(EXPECTED, none -> false, "Write something like http://" + fix + ".");
    if (text == null) {
      return null;
    }
    if (text.equals("sample")) {
      return new Upstream.Sample(cursor.name());
    }
    String lower = text.toLowerCase(Locale.ROOT);
    HostAndPort server =
        lower.startsWith(SCHEME) ? HostAndPort.parse(lower.substring(SCHEME.length())) : null;
    if (server == null || server.port() == 0 || !isHost(server)) {
      refuse(cursor, text, lower);
      return null;
    }
    return new Upstream.Server(cursor.name(), server.host(), server.port());
  }

  private static boolean isHost(HostAndPort server) {
    String host = server.host();
    if (server.bracketed()) {
      return host.indexOf(':') >= 0 && IpLiteral.parse(host) != null;
    }
    String last = host.substring(host.lastIndexOf('.') + 1);
    boolean number = last.matches("[0-9]+|0x[0-9a-f]*");
    return number ? IpLiteral.parse(host) != null : NAME.matcher(host).matches();
  }

  private static void refuse(Cursor cursor, String text, String lower) {
    if (lower.startsWith("https:")) {
      cursor.refuse(
          FileCode.VALUE_INVALID,
          "TLS to upstreams is not offered yet",
          "Name the server's clear-text port as http://host:port.");
      return;
    }
    cursor.reject(EXPECTED, fix(lower.startsWith(SCHEME) ? text.substring(7) : text, lower));
  }

  private static String fix(String rest, String lower) {
    int end = 0;
    while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    String authority = rest.substring(0, end);
    HostAndPort server = HostAndPort.parse(authority.toLowerCase(Locale.ROOT));
    if (server != null && server.port() != 0 && isHost(server)) {
      String path = end < rest.length() ? "; a request's own path is passed on whole" : "";
      return "Write " + SCHEME + authority + path + ".";
    }
    boolean portless = lower.startsWith(SCHEME) && NAME.matcher(authority).matches();
    return portless
        ? "Write the port: " + SCHEME + authority + ":80."
        : "Write something like http://127.0.0.1:9001.";
  }
}
