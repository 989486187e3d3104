package dev.drawbridge.gateway.upstream;

import io.netty.util.NetUtil;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
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
    InetAddress address(String host) throws UnknownHostException;
  }

  private final LookUp lookUp;
  private final ExecutorService threads;

  /** Asks the system. */
  public Resolver() {
    this(InetAddress::getByName);
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

  /** The address, if it is written as one, else null. */
  static @Nullable InetSocketAddress literal(UpstreamAddress address) {
    byte[] octets = NetUtil.createByteArrayFromIpAddressString(address.host());
    if (octets == null) {
      return null;
    }
    try {
      return new InetSocketAddress(InetAddress.getByAddress(octets), address.port());
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Tells the address, or null if there is none, on that event loop. */
  void resolve(
      UpstreamAddress address,
      EventExecutor executor,
      Consumer<@Nullable InetSocketAddress> receiver) {
    try {
      threads.execute(
          () -> {
            InetSocketAddress found = lookUp(address);
            tell(executor, () -> receiver.accept(found));
          });
    } catch (RejectedExecutionException full) {
      tell(executor, () -> receiver.accept(null));
    }
  }

  private static void tell(EventExecutor executor, Runnable news) {
    try {
      executor.execute(news);
    } catch (RejectedExecutionException stopped) {
      // Nobody waits any more.
    }
  }

  private @Nullable InetSocketAddress lookUp(UpstreamAddress address) {
    try {
      return new InetSocketAddress(lookUp.address(address.host()), address.port());
    } catch (UnknownHostException unknown) {
      return null;
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
