package dev.drawbridge.gateway.upstream;

import io.netty.util.NetUtil;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns the names of upstreams into addresses without holding up an event loop; the JDK caches the
 * answers.
 */
public final class Resolver implements AutoCloseable {
  private static final int MOST_WAITING = 1024;

  /** Looks a name up, for as long as it takes. */
  @FunctionalInterface
  interface LookUp {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  private final LookUp lookUp;
  private final ExecutorService threads;

  /** Asks the system. */
  public Resolver() {
    this(InetAddress::getAllByName);
  }

  Resolver(LookUp lookUp) {
    this.lookUp = lookUp;
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            2,
            2,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            task -> {
              Thread thread = new Thread(task, "drawbridge-resolver");
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    threads = pool;
  }

  /** The address alone, if it is written as one, else null. */
  static @Nullable List<InetSocketAddress> literal(UpstreamAddress address) {
    byte[] octets = NetUtil.createByteArrayFromIpAddressString(address.host());
    if (octets == null) {
      return null;
    }
    try {
      return List.of(new InetSocketAddress(InetAddress.getByAddress(octets), address.port()));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Tells the addresses, none if there are none, on that event loop. */
  void resolve(
      UpstreamAddress address, EventExecutor executor, Consumer<List<InetSocketAddress>> receiver) {
    try {
      threads.execute(
          () -> {
            List<InetSocketAddress> found = lookUp(address);
            tell(executor, () -> receiver.accept(found));
          });
    } catch (RejectedExecutionException full) {
      tell(executor, () -> receiver.accept(List.of()));
    }
  }

  private static void tell(EventExecutor executor, Runnable news) {
    try {
      executor.execute(news);
    } catch (RejectedExecutionException stopped) {
      // Nobody waits any more.
    }
  }

  private List<InetSocketAddress> lookUp(UpstreamAddress address) {
    try {
      return Arrays.stream(lookUp.addresses(address.host()))
          .map(one -> new InetSocketAddress(one, address.port()))
          .toList();
    } catch (UnknownHostException unknown) {
      return List.of();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
