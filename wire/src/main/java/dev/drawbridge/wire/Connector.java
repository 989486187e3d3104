package dev.drawbridge.wire;

import dev.drawbridge.origin.Url;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Opens connections: TCP, and TLS above it where the URL says so. */
final class Connector {
  private static final String LOCALHOST = "localhost";

  private final Duration timeout;
  private final SSLContext tls;

  Connector(Duration timeout, SSLContext tls) {
    this.timeout = timeout;
    this.tls = tls;
  }

  /** Opens a connection for the URL. */
  Socket connect(Url url) throws IOException {
    long end = System.nanoTime() + timeout.toNanos();
    Socket socket = connectAny(addresses(url.host()), url.effectivePort(), end);
    if (!url.scheme().equals("https")) {
      return socket;
    }
    try {
      return secure(socket, url, end);
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private static List<InetAddress> addresses(String host) throws IOException {
    // Secure Contexts, is an origin potentially trustworthy: browsers keep these names at home.
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    boolean local = name.equals(LOCALHOST) || name.endsWith("." + LOCALHOST);
    List<InetAddress> addresses = new ArrayList<>();
    for (String text : local ? List.of("127.0.0.1", "::1") : List.of(host)) {
      addresses.addAll(List.of(InetAddress.getAllByName(text)));
    }
    return addresses;
  }

  private static Socket connectAny(List<InetAddress> addresses, int port, long end)
      throws IOException {
    IOException first = null;
    for (InetAddress address : addresses) {
      Socket socket = new Socket();
      try {
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(address, port), left(end));
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

  private Socket secure(Socket plain, Url url, long end) throws IOException {
    plain.setSoTimeout(left(end));
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
