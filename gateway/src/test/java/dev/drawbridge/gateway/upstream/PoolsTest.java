package dev.drawbridge.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.gateway.http1.Head;
import dev.drawbridge.gateway.http1.HeadLimits;
import dev.drawbridge.gateway.timing.Wheel;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections that cannot be had: who is told so, when, and where. */
final class PoolsTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final EventLoop loop = group.next();
  private Duration connect = LONG;
  private int port = 9;

  @AfterEach
  void stop() {
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private PoolStats.Pool ask(
      ChannelFactory<Channel> channels, Resolver resolver, String host, User user)
      throws Exception {
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loop)
            .channelFactory(channels)
            .handler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel connecting) {}
                });
    BackSettings settings =
        new BackSettings(connect, LONG, LONG, new HeadLimits(8192, 8192, 100), 10);
    Pools pools = new Pools(bootstrap, new Wheel(loop), settings, resolver);
    loop.submit(() -> pools.acquire(new UpstreamAddress("up", host, port), user, false)).get();
    user.news.get(10, TimeUnit.SECONDS);
    return loop.submit(() -> Pools.stats(List.of(pools)).pools().get(0)).get();
  }

  /** No more file descriptors: Netty tells of that on a thread of its own. */
  @Test
  void wantOfSocketsIsToldOnTheEventLoop() throws Exception {
    User user = new User();
    try (Resolver resolver = new Resolver()) {
      PoolStats.Pool pool =
          ask(
              () -> {
                throw new ChannelException("too many open files");
              },
              resolver,
              "127.0.0.1",
              user);

      assertThat(user.failure.get()).isEqualTo(UpstreamFailure.REFUSED);
      assertThat(user.onLoop).isTrue();
      assertThat(pool.active()).isZero();
      assertThat(pool.failed()).isEqualTo(1);
    }
  }

  @Test
  void timeToConnectCountsFromTheLookUpOn() throws Exception {
    connect = Duration.ofMillis(200);
    CountDownLatch answer = new CountDownLatch(1);
    User user = new User();
    try (Resolver resolver =
        new Resolver(
            host -> {
              try {
                answer.await();
              } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
              }
              return new InetAddress[] {InetAddress.getLoopbackAddress()};
            })) {
      PoolStats.Pool pool = ask(NioSocketChannel::new, resolver, "slow.example", user);

      assertThat(user.failure.get()).isEqualTo(UpstreamFailure.CONNECT_TIMEOUT);
      assertThat(user.onLoop).isTrue();
      assertThat(pool.active()).isZero();
      assertThat(pool.opened()).isZero();
    } finally {
      answer.countDown();
    }
  }

  /** A name may stand for several addresses, such as localhost for those of IPv4 and IPv6. */
  @Test
  void allAddressesOfANameAreTried() throws Exception {
    InetAddress silent = NetUtil.createInetAddressFromIpAddressString("127.0.0.2");
    InetAddress loopback = NetUtil.createInetAddressFromIpAddressString("127.0.0.1");
    User user = new User();
    try (ServerSocket server = new ServerSocket(0, 1, loopback);
        Resolver resolver = new Resolver(host -> new InetAddress[] {silent, loopback})) {
      port = server.getLocalPort();
      PoolStats.Pool pool = ask(NioSocketChannel::new, resolver, "two.example", user);

      assertThat(user.failure).isNotCompleted();
      assertThat(user.onLoop).isTrue();
      assertThat(pool.active()).isEqualTo(1);
      assertThat(pool.failed()).isZero();
    }
    User other = new User();
    try (Resolver resolver = new Resolver(host -> new InetAddress[] {silent, loopback})) {
      PoolStats.Pool pool = ask(NioSocketChannel::new, resolver, "two.example", other);

      assertThat(other.failure.get()).isEqualTo(UpstreamFailure.REFUSED);
      assertThat(pool.active()).isZero();
      assertThat(pool.failed()).isEqualTo(1);
    }
  }

  private final class User implements UpstreamUser {
    private final CompletableFuture<UpstreamFailure> failure = new CompletableFuture<>();
    private final CompletableFuture<Void> news = new CompletableFuture<>();
    private volatile boolean onLoop;

    @Override
    public void connected() {
      onLoop = loop.inEventLoop();
      news.complete(null);
    }

    @Override
    public void head(Head head, int following) {}

    @Override
    public void body(ByteBuf data) {
      data.release();
    }

    @Override
    public void ended() {}

    @Override
    public void readComplete() {}

    @Override
    public void writabilityChanged() {}

    @Override
    public void failed(UpstreamFailure why, boolean silent) {
      onLoop = loop.inEventLoop();
      failure.complete(why);
      news.complete(null);
    }

    @Override
    public void broken(Throwable cause) {}
  }
}
