package dev.drawbridge.gateway.local;

import dev.drawbridge.gateway.listen.ListenRefusal;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A small HTTP/1.1 server inside the process, for answers that fit in memory: whole requests in,
 * one at a time per connection, one answer each.
 *
 * <p>Bounded: the body as given (413 beyond), 8 KiB of request line, 16 KiB of fields, 16 requests
 * sent ahead, two minutes without a byte.
 */
public final class LocalServer implements AutoCloseable {
  private static final int MAX_LINE = 8 << 10;
  private static final int MAX_FIELDS = 16 << 10;
  private static final int CHUNK = 8 << 10;
  private static final Duration IDLE = Duration.ofMinutes(2);

  private final Channel listener;
  private final ChannelGroup connections;

  private LocalServer(Channel listener, ChannelGroup connections) {
    this.listener = listener;
    this.connections = connections;
  }

  /**
   * Binds and serves until closed.
   *
   * @param address where to listen; port 0 takes a free one
   * @param bodyLimit the longest request body, in bytes
   * @throws IOException if the address cannot be bound
   */
  public static LocalServer bind(
      EventLoopGroup loops,
      ChannelFactory<? extends ServerChannel> channel,
      InetSocketAddress address,
      int bodyLimit,
      LocalHandler handler)
      throws IOException {
    ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loops)
            .channelFactory(channel)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel connection) {
                    connections.add(connection);
                    wire(connection.pipeline(), bodyLimit, handler);
                  }
                })
            .bind(address)
            .awaitUninterruptibly();
    if (bound.isSuccess()) {
      return new LocalServer(bound.channel(), connections);
    }
    throw ListenRefusal.of(address, bound.cause());
  }

  private static void wire(ChannelPipeline pipeline, int bodyLimit, LocalHandler handler) {
    pipeline
        .addLast(new ReadTimeoutHandler(IDLE.toSeconds(), TimeUnit.SECONDS))
        .addLast(new HttpServerCodec(MAX_LINE, MAX_FIELDS, CHUNK))
        .addLast(new HttpObjectAggregator(bodyLimit))
        .addLast(new LocalConnection(handler));
  }

  /** Where it listens, with the port that was taken. */
  public InetSocketAddress address() {
    return (InetSocketAddress) listener.localAddress();
  }

  /** Stops listening and ends every connection. */
  @Override
  public void close() {
    listener.close().awaitUninterruptibly();
    connections.close().awaitUninterruptibly();
  }
}
