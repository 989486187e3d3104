package dev.drawbridge.wire;

import dev.drawbridge.origin.Url;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Opens connections: TCP, and TLS above it where the URL says so. */
final class Connector {
  private final Duration timeout;
  private final SSLContext tls;
  private final Predicate<InetAddress> internal;
  private final HostLookup lookup = new HostLookup(InetAddress::getAllByName);

  /**
   * Makes a connector.
   *
   * @param timeout how long a connection may take, with the look-up of its host and its TLS
   * @param internal which addresses only insiders reach
   */
  Connector(Duration timeout, SSLContext tls, Predicate<InetAddress> internal) {
    this.timeout = timeout;
    this.tls = tls;
    this.internal = internal;
  }

  /** Looks a URL's host up; one that has no address counts as public. */
  Reach reach(Url url) {
    try {
      boolean inside = lookup.addresses(url.host(), millis()).stream().anyMatch(internal);
      return inside ? Reach.INTERNAL : Reach.PUBLIC;
    } catch (IOException e) {
      return Reach.PUBLIC;
    }
  }

  /**
   * Opens a connection for the URL.
   *
   * @param outside whether to connect to public addresses only
   * @throws InternalAddressException if then the host has another one
   */
  Connection connect(Url url, boolean outside) throws IOException {
    long end = System.nanoTime() + timeout.toNanos();
    List<InetAddress> addresses = lookup.addresses(url.host(), millis());
    for (InetAddress address : addresses) {
      if (outside && internal.test(address)) {
        throw new InternalAddressException(address);
      }
    }
    Socket tcp = connectAny(addresses, url.effectivePort(), end);
    Deadline deadline = new Deadline(tcp);
    try {
      deadline.within(Duration.ofMillis(left(end)));
      Socket socket = url.scheme().equals("https") ? secure(tcp, url) : tcp;
      return new Connection(socket, tcp, deadline);
    } catch (IOException | RuntimeException e) {
      deadline.close();
      tcp.close();
      if (deadline.passed()) {
        throw new SocketTimeoutException("time is up");
      }
      throw e;
    }
  }

  private int millis() {
    return (int) Math.min(Math.max(1, timeout.toMillis()), Integer.MAX_VALUE);
  }

  /** Gives each address its share of the time, for of several one may be dead. */
  private static Socket connectAny(List<InetAddress> addresses, int port, long end)
      throws IOException {
    IOException first = null;
    for (int i = 0; i < addresses.size(); i++) {
      Socket socket = new Socket();
      try {
        socket.setTcpNoDelay(true);
        int share = Math.max(1, left(end) / (addresses.size() - i));
        socket.connect(new InetSocketAddress(addresses.get(i), port), share);
        return socket;
      } catch (IOException e) {
        socket.close();
        first = first == null ? e : first;
      }
    }
    throw unreached(first);
  }

  private static IOException unreached(@Nullable IOException first) {
    return first == null ? new IOException("no address") : first;
  }

  private Socket secure(Socket plain, Url url) throws IOException {
    String host = url.host().replaceAll("^\\[|]$", "");
    SSLSocket socket =
        (SSLSocket) tls.getSocketFactory().createSocket(plain, host, url.effectivePort(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setApplicationProtocols(new String[] {"http/1.1"});
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static int left(long end) throws SocketTimeoutException {
    long millis = (end - System.nanoTime()) / 1_000_000;
    if (millis <= 0) {
      throw new SocketTimeoutException("time is up");
    }
    return (int) Math.min(millis, Integer.MAX_VALUE);
  }
}
