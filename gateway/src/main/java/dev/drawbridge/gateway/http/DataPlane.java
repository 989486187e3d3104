package dev.drawbridge.gateway.http;

import dev.drawbridge.config.Limits;
import dev.drawbridge.config.Timeouts;
import dev.drawbridge.config.TrustedProxies;
import dev.drawbridge.gateway.http1.HeadLimits;
import dev.drawbridge.gateway.listen.ListenRefusal;
import dev.drawbridge.gateway.route.RouteSet;
import dev.drawbridge.gateway.stage.ExchangeListener;
import dev.drawbridge.gateway.timing.Wheel;
import dev.drawbridge.gateway.upstream.BackSettings;
import dev.drawbridge.gateway.upstream.PoolStats;
import dev.drawbridge.gateway.upstream.Pools;
import dev.drawbridge.gateway.upstream.Resolver;
import dev.drawbridge.gateway.upstream.UpstreamAddress;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Listeners, event loops and pools: carries requests to upstreams along a set of routes that may be
 * replaced at any time. Safe for use by many threads.
 */
public final class DataPlane {
  private static final int BACKLOG = 4096;
  private static final int UPSTREAM_CONNECTIONS = 4096;

  /** The head of a response: what upstreams send is not for clients' limits to say. */
  private static final HeadLimits RESPONSE_HEAD = new HeadLimits(8 << 10, 128 << 10, 1000);

  private static final WriteBufferWaterMark WATER_MARK =
      new WriteBufferWaterMark(32 << 10, 128 << 10);

  private static final int PAGE = 8 << 10;
  private static final int CHUNK_ORDER = 7;

  private final Plane plane;
  private final EventLoopGroup group;
  private final ByteBufAllocator allocator;
  private final Resolver resolver = new Resolver();
  private final Map<EventLoop, Lane> lanes = new HashMap<>();
  private final List<Channel> listeners = new ArrayList<>();
  private volatile BackSettings back;
  private final AtomicBoolean draining = new AtomicBoolean();
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();

  private DataPlane(Plane plane, Transport transport, Timeouts timeouts) {
    this.plane = plane;
    int loops = Math.max(1, Runtime.getRuntime().availableProcessors());
    group = new MultiThreadIoEventLoopGroup(loops, transport.handlers());
    back = back(timeouts);
    allocator = allocator(loops);
    for (EventExecutor executor : group) {
      EventLoop loop = (EventLoop) executor;
      Wheel wheel = new Wheel(loop);
      Pools pools = new Pools(client(loop, transport), wheel, back, resolver);
      lanes.put(loop, new Lane(plane, loop, wheel, pools));
    }
  }

  private static BackSettings back(Timeouts timeouts) {
    return new BackSettings(
        timeouts.connect(),
        timeouts.response(),
        timeouts.idle(),
        RESPONSE_HEAD,
        UPSTREAM_CONNECTIONS);
  }

  /**
   * Buffers in arenas of 1 MiB pieces, one for each event loop. Not Netty's default allocator: it
   * returns memory of large buffers at once, for which Java 25 stops all threads.
   */
  private static ByteBufAllocator allocator(int loops) {
    return new PooledByteBufAllocator(
        true,
        0,
        loops,
        PAGE,
        CHUNK_ORDER,
        PooledByteBufAllocator.defaultSmallCacheSize(),
        PooledByteBufAllocator.defaultNormalCacheSize(),
        false);
  }

  private Bootstrap client(EventLoop loop, Transport transport) {
    return new Bootstrap()
        .option(ChannelOption.ALLOCATOR, allocator)
        .group(loop)
        .channel(transport.connections())
        .handler(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel connecting) {}
            })
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.AUTO_CLOSE, false)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0) // the wheel's affair
        .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK);
  }

  /**
   * Starts to serve.
   *
   * @param listen where; port 0 takes a free one
   * @param listener told of every exchange
   * @throws BindException if one of the addresses cannot be had; names it
   */
  public static DataPlane start(
      Transport transport,
      List<InetSocketAddress> listen,
      RouteSet routes,
      Timeouts timeouts,
      Limits limits,
      TrustedProxies trusted,
      ExchangeListener listener)
      throws IOException {
    Plane plane = new Plane(routes, FrontSettings.of(timeouts, limits, trusted), listener);
    DataPlane started = new DataPlane(plane, transport, timeouts);
    try {
      started.listen(transport, listen);
    } catch (IOException | RuntimeException failure) {
      started.stop();
      throw failure;
    }
    return started;
  }

  private void listen(Transport transport, List<InetSocketAddress> addresses) throws BindException {
    ServerBootstrap server =
        new ServerBootstrap()
            .group(group)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.ALLOCATOR, allocator)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
            .childHandler(new Fronts(lanes));
    for (InetSocketAddress address : addresses) {
      ServerBootstrap listener =
          server.clone().channelFactory(transport.listeners(address.getAddress()));
      ChannelFuture bound = listener.bind(address).awaitUninterruptibly();
      if (!bound.isSuccess()) {
        throw ListenRefusal.of(address, bound.cause());
      }
      listeners.add(bound.channel());
    }
  }

  /** Where it listens, ports resolved, in the order asked for. */
  public List<InetSocketAddress> addresses() {
    return listeners.stream().map(one -> (InetSocketAddress) one.localAddress()).toList();
  }

  /**
   * Puts other routes in force for the requests that begin from now on.
   *
   * @param upstreams all that the routes lead to; connections to others are closed
   */
  public void routes(RouteSet next, Set<UpstreamAddress> upstreams) {
    plane.routes = next;
    lanes.values().forEach(lane -> lane.loop.execute(() -> lane.pools.keep(upstreams)));
  }

  /**
   * Puts other settings in force. Connections that carry nothing are closed, the others after their
   * exchange, so that nobody stays under the settings of old; unchanged settings change nothing.
   */
  public void settings(Timeouts timeouts, Limits limits, TrustedProxies trusted) {
    FrontSettings front = FrontSettings.of(timeouts, limits, trusted);
    BackSettings back = back(timeouts);
    if (front.equals(plane.settings) && back.equals(this.back)) {
      return;
    }
    this.back = back;
    plane.settings = front;
    lanes.values().forEach(lane -> lane.loop.execute(() -> lane.settings(back)));
  }

  /** How many connections of clients are open at this moment. */
  public int connections() {
    return plane.open.get();
  }

  /** The connections to upstreams at this moment. */
  public PoolStats pools() {
    return Pools.stats(lanes.values().stream().map(lane -> lane.pools).toList());
  }

  /**
   * Stops to accept, lets the exchanges that have begun come to their end, and closes all
   * connections.
   *
   * @param patience after which what is left is broken off; that of the first call counts
   * @return completed when all is closed and the event loops have ended
   */
  public CompletionStage<Void> drain(Duration patience) {
    if (draining.getAndSet(true)) {
      return stopped.minimalCompletionStage();
    }
    plane.whenEmpty = this::stop;
    // Held until every loop has been told, lest the last connection stop the loops before.
    plane.open.incrementAndGet();
    plane.draining = true;
    listeners.forEach(Channel::close);
    for (Lane lane : lanes.values()) {
      lane.loop.execute(lane::drain);
      lane.loop.schedule(lane::closeAll, patience.toMillis(), TimeUnit.MILLISECONDS);
    }
    plane.released();
    return stopped.minimalCompletionStage();
  }

  /** Cuts a drain short: closes all connections, whatever they carry. */
  public void breakOff() {
    for (Lane lane : lanes.values()) {
      try {
        lane.loop.execute(lane::closeAll);
      } catch (RejectedExecutionException ended) {
        // Nothing is left to close.
      }
    }
  }

  private void stop() {
    resolver.close();
    group.shutdownGracefully(0, 2, TimeUnit.SECONDS).addListener(ended -> stopped.complete(null));
  }

  /** Gives each connection of a client its handler, on the lane of its event loop. */
  private static final class Fronts extends ChannelInitializer<Channel> {
    private final Map<EventLoop, Lane> lanes;

    Fronts(Map<EventLoop, Lane> lanes) {
      this.lanes = lanes;
    }

    @Override
    protected void initChannel(Channel channel) {
      Lane lane = lanes.get(channel.eventLoop());
      if (lane == null) {
        throw new IllegalStateException("no lane for " + channel.eventLoop());
      }
      if (channel.remoteAddress() instanceof InetSocketAddress peer) {
        channel.pipeline().addLast(new FrontConnection(lane, channel, peer.getAddress()));
      } else {
        // Gone before it was seen.
        channel.close();
      }
    }
  }
}
