package dev.drawbridge.wire;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Finds the addresses of hosts, within a time: what the JDK calls for it has none, and waits as
 * long as the machine's resolver does.
 */
final class HostLookup {
  private static final String LOCALHOST = "localhost";

  private final Resolver resolver;

  /** Asks for the addresses of a name, for as long as it takes. */
  interface Resolver {
    InetAddress[] resolve(String name) throws IOException;
  }

  HostLookup(Resolver resolver) {
    this.resolver = resolver;
  }

  /**
   * Returns the addresses of a host, at least one.
   *
   * @param millis how long to wait, in milliseconds
   * @throws SocketTimeoutException if the time is up
   * @throws IOException if the host has no address
   */
  List<InetAddress> addresses(String host, int millis) throws IOException {
    // Secure Contexts, is an origin potentially trustworthy: browsers keep these names at home.
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    if (name.equals(LOCALHOST) || name.endsWith("." + LOCALHOST)) {
      List<InetAddress> home = new ArrayList<>(List.of(InetAddress.getAllByName("127.0.0.1")));
      home.addAll(List.of(InetAddress.getAllByName("::1")));
      return home;
    }
    FutureTask<InetAddress[]> lookup = new FutureTask<>(() -> resolver.resolve(host));
    Thread thread = new Thread(lookup, "drawbridge-lookup");
    thread.setDaemon(true); // one that hangs keeps nobody from leaving
    thread.start();
    return List.of(await(lookup, millis));
  }

  private static InetAddress[] await(FutureTask<InetAddress[]> lookup, int millis)
      throws IOException {
    try {
      return lookup.get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new SocketTimeoutException("time is up");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IOException(e.getCause());
    }
  }
}
