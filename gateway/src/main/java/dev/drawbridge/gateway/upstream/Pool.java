package dev.drawbridge.gateway.upstream;

import dev.drawbridge.gateway.timing.Wheel;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The connections of one event loop to one upstream; the one used last is used next. */
final class Pool {
  private final UpstreamAddress address;
  private final Bootstrap bootstrap;
  private final Wheel wheel;
  private BackSettings settings;
  private final Resolver resolver;
  private final @Nullable List<InetSocketAddress> literal;
  private final ArrayDeque<BackConnection> idle = new ArrayDeque<>();

  // Written by the event loop only, read by whoever asks for statistics.
  private final AtomicLong idles = new AtomicLong();
  private final AtomicLong active = new AtomicLong();
  private final AtomicLong opened = new AtomicLong();
  private final AtomicLong reused = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();

  Pool(
      UpstreamAddress address,
      Bootstrap bootstrap,
      Wheel wheel,
      BackSettings settings,
      Resolver resolver) {
    this.address = address;
    this.bootstrap = bootstrap;
    this.wheel = wheel;
    this.settings = settings;
    this.resolver = resolver;
    this.literal = Resolver.literal(address);
  }

  void settings(BackSettings next) {
    settings = next;
  }

  String name() {
    return address.name();
  }

  private static void add(AtomicLong counter, int more) {
    counter.setOpaque(counter.getPlain() + more);
  }

  @Nullable BackConnection acquire(UpstreamUser user, boolean fresh) {
    BackConnection last = fresh ? null : idle.pollLast();
    if (last != null) {
      add(idles, -1);
      add(active, 1);
      add(reused, 1);
      last.assign(user);
      return last;
    }
    if (active.getPlain() + idle.size() >= settings.connections()) {
      return null;
    }
    add(active, 1);
    BackConnection connection = new BackConnection(this, wheel, settings);
    connection.assign(user);
    open(connection);
    return connection;
  }

  private void open(BackConnection connection) {
    if (literal != null) {
      connect(connection, literal, 0);
    } else {
      resolver.resolve(
          address,
          loop(),
          found -> {
            if (found.isEmpty()) {
              connection.refused(UpstreamFailure.UNRESOLVED);
            } else if (connection.isAwaited()) {
              connect(connection, found, 0);
            }
          });
    }
  }

  private EventLoop loop() {
    return bootstrap.config().group().next();
  }

  /** Tries one address, and then those that follow. */
  private void connect(BackConnection connection, List<InetSocketAddress> targets, int index) {
    add(opened, index == 0 ? 1 : 0);
    ChannelFuture attempt = bootstrap.connect(targets.get(index));
    if (attempt.channel().isRegistered()) {
      connection.attempt(attempt.channel());
    }
    attempt.addListener(
        done -> {
          EventLoop loop = loop();
          if (loop.inEventLoop()) {
            attempted(connection, attempt, targets, index);
          } else {
            // Where no socket is to be had, the engine tells so on a thread of its own.
            loop.execute(() -> attempted(connection, attempt, targets, index));
          }
        });
  }

  private void attempted(
      BackConnection connection,
      ChannelFuture attempt,
      List<InetSocketAddress> targets,
      int index) {
    if (attempt.isSuccess()) {
      connection.opened(attempt.channel());
    } else if (connection.isAwaited() && index + 1 < targets.size()) {
      connect(connection, targets, index + 1);
    } else {
      connection.refused(UpstreamFailure.REFUSED);
    }
  }

  void release(BackConnection connection) {
    add(active, -1);
    add(idles, 1);
    idle.addLast(connection);
  }

  /** Forgets a connection that is closed or could not be opened. */
  void forget(BackConnection connection, boolean wasIdle) {
    if (wasIdle) {
      idle.remove(connection);
      add(idles, -1);
    } else {
      add(active, -1);
    }
  }

  void countFailure() {
    add(failed, 1);
  }

  /** Says whether a connection carries an exchange, or is about to. */
  boolean isBusy() {
    return active.getPlain() > 0;
  }

  void closeIdle() {
    for (BackConnection connection : idle.toArray(BackConnection[]::new)) {
      connection.close();
    }
  }

  PoolStats.Pool stats() {
    return new PoolStats.Pool(
        address.name(),
        active.getOpaque(),
        idles.getOpaque(),
        opened.getOpaque(),
        reused.getOpaque(),
        failed.getOpaque());
  }
}
