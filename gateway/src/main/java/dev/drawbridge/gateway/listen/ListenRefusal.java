package dev.drawbridge.gateway.listen;

import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why an address could not be had, for people: the address, the system's word, what to do. */
public final class ListenRefusal {
  private static final Map<String, String> REMEDIES =
      Map.of(
          "Address already in use",
          "stop what listens there, or name another port",
          "Permission denied",
          "ports below 1024 take a privilege, CAP_NET_BIND_SERVICE on Linux; or name a higher one",
          "Cannot assign requested address",
          "name an address of this machine, or 0.0.0.0 for all of them");

  private ListenRefusal() {}

  /**
   * The exception to throw.
   *
   * @param cause what the system says; null if the attempt was interrupted
   */
  public static BindException of(InetSocketAddress address, @Nullable Throwable cause) {
    String why = cause == null ? "interrupted" : String.valueOf(cause.getMessage());
    String word = why.substring(why.lastIndexOf(": ") + 1).strip();
    String remedy = REMEDIES.get(word);
    String host = address.getAddress().getHostAddress();
    BindException refusal =
        new BindException(
            "cannot listen on "
                + (host.contains(":") ? "[" + host + "]" : host)
                + ":"
                + address.getPort()
                + ": "
                + word
                + (remedy == null ? "" : "; " + remedy));
    refusal.initCause(cause);
    return refusal;
  }
}
