package dev.drawbridge.gateway;

import dev.drawbridge.gateway.admin.AdminListener;
import dev.drawbridge.gateway.admin.AdminState;
import dev.drawbridge.gateway.http.Transport;
import dev.drawbridge.gateway.local.LocalHandler;
import dev.drawbridge.gateway.sample.SampleApi;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The servers that the gateway runs for itself, on one event loop beside those of the traffic: the
 * sample API and the admin listener. Nothing of it exists before it is needed.
 */
final class House {
  private final Transport transport;
  private @Nullable EventLoopGroup loop;
  private @Nullable SampleApi sample;
  private @Nullable AdminListener admin;

  House(Transport transport) {
    this.transport = transport;
  }

  /** Where the sample API listens; starts it the first time. */
  synchronized InetSocketAddress sample() throws IOException {
    SampleApi running = sample;
    if (running == null) {
      running = SampleApi.start(loop(), transport.listeners(InetAddress.getLoopbackAddress()));
      sample = running;
    }
    return running.address();
  }

  /** Starts the admin listener. */
  synchronized InetSocketAddress admin(
      InetSocketAddress address,
      Supplier<AdminState> state,
      LocalHandler metrics,
      Map<String, LocalHandler> more)
      throws IOException {
    AdminListener running =
        AdminListener.bind(
            loop(), transport.listeners(address.getAddress()), address, state, metrics, more);
    admin = running;
    return running.address();
  }

  private EventLoopGroup loop() {
    EventLoopGroup running = loop;
    if (running == null) {
      running =
          new MultiThreadIoEventLoopGroup(
              1, new DefaultThreadFactory("drawbridge-house", true), transport.handlers());
      loop = running;
    }
    return running;
  }

  synchronized void close() {
    if (admin != null) {
      admin.close();
    }
    if (sample != null) {
      sample.close();
    }
    if (loop != null) {
      loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
    }
  }
}
