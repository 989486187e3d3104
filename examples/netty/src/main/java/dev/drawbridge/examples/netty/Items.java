package dev.drawbridge.examples.netty;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The application: one item; it knows nothing of CORS. */
final class Items extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final List<HttpMethod> METHODS =
      List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PUT);

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    switch (request.uri()) {
      case "/items/1" -> item(context, request.method());
      case "/broken" -> throw new IllegalStateException("the application fails");
      default -> answer(context, HttpResponseStatus.NOT_FOUND, "");
    }
  }

  private static void item(ChannelHandlerContext context, HttpMethod method) {
    if (METHODS.contains(method)) {
      answer(context, HttpResponseStatus.OK, "{\"id\":1,\"name\":\"raise the bridge\"}");
    } else {
      answer(context, HttpResponseStatus.METHOD_NOT_ALLOWED, "");
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    answer(context, HttpResponseStatus.INTERNAL_SERVER_ERROR, "");
  }

  private static void answer(
      ChannelHandlerContext context, HttpResponseStatus status, String body) {
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, status, Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
    if (!body.isEmpty()) {
      response.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json");
      response.headers().set(HttpHeaderNames.ETAG, "\"1\"");
    }
    HttpUtil.setContentLength(response, response.content().readableBytes());
    context.writeAndFlush(response);
  }
}
