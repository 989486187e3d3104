package dev.drawbridge.benchmarks.adapter;

import dev.drawbridge.benchmarks.engine.Answer;
import dev.drawbridge.benchmarks.engine.Policies;
import dev.drawbridge.benchmarks.engine.Scenario;
import dev.drawbridge.benchmarks.engine.Values;
import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.netty.CorsHandler;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.cors.CorsConfig;
import io.netty.handler.codec.http.cors.CorsConfigBuilder;
import io.netty.util.AsciiString;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline without codec: requests are made once, and answers end at its head. No handler sees
 * the embedded channel's own queues.
 */
final class NettyCarrier implements Carrier {
  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final Head head = new Head();
  private final Application application = new Application();
  private final IdentityHashMap<Values, FullHttpRequest> requests = new IdentityHashMap<>();

  NettyCarrier(List<ChannelHandler> cors) {
    channel.pipeline().addLast(head);
    cors.forEach(channel.pipeline()::addLast);
    channel.pipeline().addLast(application);
  }

  static List<ChannelHandler> ours(CorsRoutes routes) {
    return List.of(new CorsHandler(routes));
  }

  static List<ChannelHandler> theirs(Scenario scenario) {
    CorsConfig config =
        CorsConfigBuilder.forOrigins(scenario.origins().toArray(String[]::new))
            .allowedRequestMethods(
                Policies.METHODS.stream().map(HttpMethod::valueOf).toArray(HttpMethod[]::new))
            .allowedRequestHeaders(Policies.REQUEST_FIELDS.toArray(String[]::new))
            .exposeHeaders(Policies.EXPOSED_FIELDS.toArray(String[]::new))
            .allowCredentials()
            .maxAge(Policies.MAX_AGE.toSeconds())
            .build();
    return List.of(new io.netty.handler.codec.http.cors.CorsHandler(config));
  }

  @Override
  public void send(Values values) {
    FullHttpRequest request = requests.computeIfAbsent(values, NettyCarrier::request);
    application.called = false;
    channel.pipeline().fireChannelRead(request);
  }

  private static FullHttpRequest request(Values values) {
    FullHttpRequest request =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1,
            HttpMethod.valueOf(values.method()),
            "/orders/42",
            Unpooled.EMPTY_BUFFER);
    // The codec makes such names.
    values.forEach((name, text) -> request.headers().add(AsciiString.of(name), text));
    return request;
  }

  @Override
  public int sink() {
    return head.answered().headers().size();
  }

  @Override
  public Answer answer() {
    HttpResponse response = head.answered();
    List<String> lines = new ArrayList<>();
    response.headers().forEach(line -> lines.add(line.getKey() + ": " + line.getValue()));
    return new Answer(response.status().code(), application.called, lines);
  }

  /** Where answers leave the pipeline. */
  private static final class Head extends ChannelOutboundHandlerAdapter {
    private @Nullable HttpResponse last;

    HttpResponse answered() {
      if (last == null) {
        throw new IllegalStateException("nothing was answered");
      }
      return last;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      if (message instanceof HttpResponse response) {
        last = response;
      }
      promise.trySuccess();
    }

    @Override
    public void flush(ChannelHandlerContext context) {
      // Answers went no further.
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
      // A peer that refuses closes; the next request comes all the same.
      promise.trySuccess();
    }
  }

  private static final class Application extends ChannelInboundHandlerAdapter {
    private boolean called;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      called = true;
      FullHttpResponse response =
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.EMPTY_BUFFER);
      response
          .headers()
          .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
          .set(HttpHeaderNames.CONTENT_LENGTH, HttpHeaderValues.ZERO);
      context.writeAndFlush(response);
    }
  }
}
