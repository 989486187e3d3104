package dev.drawbridge.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** IP addresses in their usual notation; a name is never looked up. */
final class IpLiteral {

  private static final Pattern V4 =
      Pattern.compile(
          "(0|[1-9][0-9]{0,2})\\.(0|[1-9][0-9]{0,2})\\.(0|[1-9][0-9]{0,2})\\."
              + "(0|[1-9][0-9]{0,2})");
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F.]*:[0-9a-fA-F:.]*");
  private static final int LONGEST = 45;

  private IpLiteral() {}

  /** The address, or null if the text is none; IPv6 without brackets and without a zone. */
  static @Nullable InetAddress parse(String text) {
    try {
      Matcher matcher = V4.matcher(text);
      if (matcher.matches()) {
        return v4(matcher);
      }
      boolean v6 = text.length() <= LONGEST && V6.matcher(text).matches();
      return v6 ? InetAddress.getByName("[" + text + "]") : null;
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static @Nullable InetAddress v4(Matcher matcher) throws UnknownHostException {
    byte[] address = new byte[4];
    for (int i = 0; i < 4; i++) {
      int part = Integer.parseInt(matcher.group(i + 1));
      if (part > 255) {
        return null;
      }
      address[i] = (byte) part;
    }
    return InetAddress.getByAddress(address);
  }
}
