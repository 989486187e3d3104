package dev.drawbridge.gateway.http1;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a request must keep before anything else is asked of it: one unambiguous framing, one host,
 * one origin, a target of this listener. Also determines the framing and the persistence of the
 * head.
 */
public final class RequestRules {
  private static final long FRAMED = Field.bits(Field.CONTENT_LENGTH, Field.TRANSFER_ENCODING);
  private static final byte[] HTTP = "http://".getBytes(StandardCharsets.US_ASCII);

  private RequestRules() {}

  /** Why the request is refused, or null. */
  public static @Nullable Fault check(Head head) {
    Fault fault = MessageRules.framing(head);
    if (fault == null && head.has(FRAMED)) {
      fault = encoding(head);
    }
    if (fault == null && (head.isMethod(Methods.CONNECT) || head.isMethod(Methods.TRACE))) {
      fault = Fault.METHOD;
    }
    if (fault == null) {
      fault = host(head);
    }
    if (fault == null && head.has(Field.CONNECTION.bit()) && !Nominations.apply(head)) {
      fault = Fault.NOMINATION;
    }
    if (fault == null && head.repeats(Field.ORIGIN)) {
      fault = Fault.ORIGIN_REPEATED;
    }
    if (fault == null && head.has(Field.VIA.bit()) && Via.isLoop(head)) {
      fault = Fault.LOOP;
    }
    return fault == null ? target(head) : fault;
  }

  private static @Nullable Fault encoding(Head head) {
    // RFC 9112 6.1: a coding in an HTTP/1.0 message makes its framing faulty.
    return head.framing == Framing.CHUNKED && head.minor == 0 ? Fault.ENCODING : null;
  }

  private static @Nullable Fault host(Head head) {
    if (!head.has(Field.HOST.bit())) {
      return Fault.HOST_MISSING;
    }
    if (head.repeats(Field.HOST)) {
      return Fault.HOST_REPEATED;
    }
    int line = head.find(Field.HOST, 0);
    boolean valid = isAuthority(head.bytes, head.valueStart(line), head.valueEnd(line));
    return valid ? null : Fault.HOST_INVALID;
  }

  private static boolean isAuthority(byte[] bytes, int start, int end) {
    int hostEnd;
    if (start < end && bytes[start] == '[') {
      int close = start + 1;
      while (close < end
          && (Octets.is(Octets.HEX, bytes[close]) || isIpPunctuation(bytes[close]))) {
        close++;
      }
      if (close < start + 3 || close == end || bytes[close] != ']') {
        return false;
      }
      hostEnd = close + 1;
    } else {
      hostEnd = Octets.span(Octets.HOST, bytes, start, end);
      if (hostEnd == start) {
        return false;
      }
    }
    return hostEnd == end || (bytes[hostEnd] == ':' && isPort(bytes, hostEnd + 1, end));
  }

  private static boolean isIpPunctuation(byte octet) {
    return octet == ':' || octet == '.';
  }

  private static boolean isPort(byte[] bytes, int start, int end) {
    int port = 0;
    for (int i = start; i < end; i++) {
      if (bytes[i] < '0' || bytes[i] > '9' || end - start > 5) {
        return false;
      }
      port = port * 10 + bytes[i] - '0';
    }
    return end > start && port <= 0xffff;
  }

  /** Reduces an absolute form to the origin form, and admits {@code *} for OPTIONS only. */
  private static @Nullable Fault target(Head head) {
    byte[] bytes = head.bytes;
    if (bytes[head.second] == '/') {
      return null;
    }
    boolean asterisk = bytes[head.second] == '*' && head.secondEnd == head.second + 1;
    if (asterisk) {
      return head.isMethod(Methods.OPTIONS) ? null : Fault.TARGET;
    }
    if (!Octets.startsWithLower(bytes, head.second, head.secondEnd, HTTP)) {
      return Fault.TARGET;
    }
    int authority = head.second + HTTP.length;
    int end = authority;
    while (end < head.secondEnd && bytes[end] != '/' && bytes[end] != '?') {
      end++;
    }
    if (!isHost(head, authority, end)) {
      return Fault.TARGET;
    }
    if (end == head.secondEnd) {
      // RFC 9112 3.2.4: OPTIONS of a URL without a path is OPTIONS *; all others mean the root.
      bytes[end - 1] = (byte) (head.isMethod(Methods.OPTIONS) ? '*' : '/');
      head.second = end - 1;
    } else if (bytes[end] == '?') {
      bytes[end - 1] = '/';
      head.second = end - 1;
    } else {
      head.second = end;
    }
    return null;
  }

  private static boolean isHost(Head head, int start, int end) {
    int line = head.find(Field.HOST, 0);
    int host = head.valueStart(line);
    if (end - start != head.valueEnd(line) - host) {
      return false;
    }
    for (int i = 0; i < end - start; i++) {
      if (Octets.lower(head.bytes[start + i]) != Octets.lower(head.bytes[host + i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether the target is {@code *}: the server itself. */
  public static boolean isServerWide(Head head) {
    return head.bytes[head.second] == '*';
  }
}
