package dev.drawbridge.gateway.admin;

import dev.drawbridge.gateway.local.LocalRequest;
import dev.drawbridge.gateway.local.LocalResponse;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages away from the admin listener: a name that was rebound to its address is refused
 * by {@code Host}, a page of another origin by {@code Origin} and {@code Sec-Fetch-Site}.
 */
final class AdminGuard {
  private AdminGuard() {}

  /** The refusal of a request, or null where it may pass. */
  static @Nullable LocalResponse refusalOf(LocalRequest request) {
    List<String> hosts = request.headers("Host");
    if (hosts.size() != 1) {
      return LocalResponse.text(400, "One Host field is expected.\n");
    }
    String host = hosts.get(0);
    if (!isOwn(nameOf(host), request.localAddress())) {
      return LocalResponse.text(
          421, "This listener answers only to its own address and to localhost.\n");
    }
    return isForeign(request, host)
        ? LocalResponse.text(403, "Pages of other origins have no business here.\n")
        : null;
  }

  private static boolean isForeign(LocalRequest request, String host) {
    for (String origin : request.headers("Origin")) {
      if (!origin.equals("http://" + host)) {
        return true;
      }
    }
    for (String site : request.headers("Sec-Fetch-Site")) {
      if (!site.equals("same-origin") && !site.equals("none")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOwn(String name, InetSocketAddress local) {
    if (name.toLowerCase(Locale.ROOT).equals("localhost")) {
      return true;
    }
    InetAddress address = NetUtil.createInetAddressFromIpAddressString(name);
    return address != null && address.equals(local.getAddress());
  }

  /** The host without port and brackets: any port will do, for it may be mapped on the way. */
  private static String nameOf(String host) {
    if (host.startsWith("[")) {
      int end = host.indexOf(']');
      return end < 0 ? "" : host.substring(1, end);
    }
    int colon = host.indexOf(':');
    return colon < 0 ? host : host.substring(0, colon);
  }
}
