package dev.drawbridge.gateway.listen;

import java.net.BindException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Why an address could not be had, for people: the address, and the system's word. */
public final class ListenRefusal {
  private ListenRefusal() {}

  /**
   * The exception to throw.
   *
   * @param cause what the system says; null if the attempt was interrupted
   */
  public static BindException of(InetSocketAddress address, @Nullable Throwable cause) {
    String why = cause == null ? "interrupted" : String.valueOf(cause.getMessage());
    String host = address.getAddress().getHostAddress();
    BindException refusal =
        new BindException(
            "cannot listen on "
                + (host.contains(":") ? "[" + host + "]" : host)
                + ":"
                + address.getPort()
                + ": "
                + why.substring(why.lastIndexOf(": ") + 1).strip());
    refusal.initCause(cause);
    return refusal;
  }
}
