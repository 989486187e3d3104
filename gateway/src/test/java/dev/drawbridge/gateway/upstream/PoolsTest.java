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
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections that cannot be had: who is told so, when, and where. */
final class PoolsTest {
  private static final BackSettings SETTINGS =
      new BackSettings(
          Duration.ofMillis(200),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          new HeadLimits(8192, 8192, 100),
          10);

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final EventLoop loop = group.next();

  @AfterEach
  void stop() {
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private PoolStats.Pool ask(
      ChannelFactory<Channel> channels, Resolver resolver, String host, User user)
      throws Exception {
    Bootstrap bootstrap = new Bootstrap().group(loop).channelFactory(channels);
    Pools pools = new Pools(bootstrap, new Wheel(loop), SETTINGS, resolver);
    loop.submit(() -> pools.acquire(new UpstreamAddress("up", host, 9), user, false)).get();
    user.failure.get(10, TimeUnit.SECONDS);
    return loop.submit(() -> Pools.stats(java.util.List.of(pools)).pools().get(0)).get();
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
              return InetAddress.getLoopbackAddress();
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

  private final class User implements UpstreamUser {
    private final CompletableFuture<UpstreamFailure> failure = new CompletableFuture<>();
    private volatile boolean onLoop;

    @Override
    public void connected() {}

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
    }

    @Override
    public void broken(Throwable cause) {}
  }
}
