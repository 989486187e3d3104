package dev.drawbridge.examples.micronaut;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.netty.CorsHandler;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Puts Drawbridge before everything that Micronaut serves. */
@Singleton
final class CrossOrigin implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  private final CorsRoutes routes =
      CorsRoutes.everywhere(
          CorsPolicy.builder()
              .allowOrigins("http://localhost:*")
              .allowMethods("PUT", "DELETE")
              .allowHeaders("Content-Type", "X-Trace")
              .exposeHeaders("ETag")
              .allowCredentials(true)
              .maxAge(Duration.ofMinutes(10))
              .build());

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    NettyServerCustomizer.Registry registry = event.getBean();
    registry.register(
        new NettyServerCustomizer() {
          @Override
          public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return new OfChannel(channel, routes);
          }
        });
    return registry;
  }

  /** What is done to one connection, or to one stream of HTTP/2. */
  private record OfChannel(Channel channel, CorsRoutes routes) implements NettyServerCustomizer {
    @Override
    public void onStreamPipelineBuilt() {
      channel
          .pipeline()
          .addBefore(
              ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND, "cors", new CorsHandler(routes));
    }

    @Override
    public NettyServerCustomizer specializeForChannel(Channel stream, ChannelRole role) {
      return new OfChannel(stream, routes);
    }
  }
}
