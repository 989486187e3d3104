package dev.drawbridge.gateway.http;

import static io.netty.channel.socket.SocketProtocolFamily.INET;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.channel.uring.IoUringSocketChannel;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.channels.spi.SelectorProvider;

/** By which interface of the operating system sockets are used. */
public enum Transport {
  /** {@link #EPOLL} where it is available, else {@link #NIO}. */
  AUTO,
  /** Linux, through Netty's native library. */
  EPOLL,
  /** The JDK's own, everywhere. */
  NIO,
  /** Linux, through Netty's native library, which has to be added to the class path. */
  IO_URING;

  /** The transport that {@link #AUTO} stands for here; any other is itself. */
  public Transport resolved() {
    if (this != AUTO) {
      return this;
    }
    return EPOLL.isAvailable() ? EPOLL : NIO;
  }

  /** Whether this machine and class path offer it. */
  public boolean isAvailable() {
    return switch (this) {
      case EPOLL -> Epoll.isAvailable();
      case IO_URING -> isUringAvailable();
      case AUTO, NIO -> true;
    };
  }

  private static boolean isUringAvailable() {
    try {
      return IoUring.isAvailable();
    } catch (LinkageError absent) {
      return false;
    }
  }

  /** What event loops are made with. */
  public IoHandlerFactory handlers() {
    return switch (this) {
      case AUTO -> resolved().handlers();
      case EPOLL -> EpollIoHandler.newFactory();
      case NIO -> NioIoHandler.newFactory();
      case IO_URING -> IoUringIoHandler.newFactory();
    };
  }

  /**
   * The channels that listen at an address. Those for an IPv4 address are sockets of IPv4 alone: on
   * others {@code 0.0.0.0} would take the addresses of IPv6 too (io_uring offers no choice).
   */
  public ChannelFactory<? extends ServerChannel> listeners(InetAddress address) {
    boolean v4 = address instanceof Inet4Address;
    return switch (this) {
      case AUTO -> resolved().listeners(address);
      case EPOLL -> () -> v4 ? new EpollServerSocketChannel(INET) : new EpollServerSocketChannel();
      case NIO ->
          () ->
              v4
                  ? new NioServerSocketChannel(SelectorProvider.provider(), INET)
                  : new NioServerSocketChannel();
      case IO_URING -> IoUringServerSocketChannel::new;
    };
  }

  Class<? extends Channel> connections() {
    return switch (this) {
      case AUTO -> resolved().connections();
      case EPOLL -> EpollSocketChannel.class;
      case NIO -> NioSocketChannel.class;
      case IO_URING -> IoUringSocketChannel.class;
    };
  }
}
