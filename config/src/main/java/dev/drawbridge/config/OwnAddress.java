package dev.drawbridge.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds upstreams that are the gateway itself: a request would go round until it is refused. */
final class OwnAddress {

  private OwnAddress() {}

  /** Warns of an upstream at an address at which the gateway listens. */
  static void warn(Cursor cursor, Upstream upstream, List<InetSocketAddress> listen) {
    if (upstream instanceof Upstream.Server server
        && listen.stream().anyMatch(address -> reaches(server, address))) {
      String message =
          "looping upstream " + Quote.of(cursor.written()) + ": the gateway itself listens there.";
      cursor.warnValue(FileCode.UPSTREAM_LOOP, message, "Name the server behind the gateway.");
    }
  }

  private static boolean reaches(Upstream.Server server, InetSocketAddress listener) {
    InetAddress host = address(server.host());
    InetAddress own = listener.getAddress();
    boolean anywhere = own.isAnyLocalAddress();
    return host != null
        && server.port() == listener.getPort()
        && (host.equals(own) || (anywhere && host.isLoopbackAddress()) || host.isAnyLocalAddress());
  }

  /** No name is looked up: what it means here it may not mean where the gateway runs. */
  private static @Nullable InetAddress address(String host) {
    return IpLiteral.parse(host.equals("localhost") ? "127.0.0.1" : host);
  }
}
