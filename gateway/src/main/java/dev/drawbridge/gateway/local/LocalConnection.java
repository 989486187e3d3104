package dev.drawbridge.gateway.local;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One connection of a {@link LocalServer}: asks for the next request once the last is answered. */
final class LocalConnection extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final int MOST_AHEAD = 16;

  private final LocalHandler handler;
  private final Queue<FullHttpRequest> ahead = new ArrayDeque<>();
  private boolean answering;

  LocalConnection(LocalHandler handler) {
    this.handler = handler;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    if (!answering) {
      begin(context, request);
    } else if (ahead.size() < MOST_AHEAD) {
      ahead.add(request.retain());
    } else {
      context.close();
    }
  }

  private void begin(ChannelHandlerContext context, FullHttpRequest request) {
    answering = true;
    boolean keepAlive = HttpUtil.isKeepAlive(request) && request.decoderResult().isSuccess();
    boolean head = request.method().name().equals("HEAD");
    answer(context, request)
        .whenComplete(
            (response, failure) ->
                context
                    .executor()
                    .execute(() -> write(context, failed(response, failure), keepAlive, head)));
  }

  private void next(ChannelHandlerContext context) {
    answering = false;
    FullHttpRequest request = ahead.poll();
    if (request != null) {
      begin(context, request);
      request.release();
    }
  }

  /** Who does not take the answers is not asked for more. */
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    context.channel().config().setAutoRead(context.channel().isWritable());
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    ahead.forEach(FullHttpRequest::release);
    ahead.clear();
  }

  private CompletionStage<LocalResponse> answer(
      ChannelHandlerContext context, FullHttpRequest request) {
    if (!request.decoderResult().isSuccess()) {
      return CompletableFuture.completedFuture(LocalResponse.text(400, "Bad request\n"));
    }
    try {
      return handler.handle(
          new LocalRequest(request, (InetSocketAddress) context.channel().localAddress()));
    } catch (RuntimeException unexpected) {
      return CompletableFuture.failedFuture(unexpected);
    }
  }

  private static LocalResponse failed(@Nullable LocalResponse answer, @Nullable Throwable failure) {
    return answer == null || failure != null ? LocalResponse.text(500, "Internal error\n") : answer;
  }

  private void write(
      ChannelHandlerContext context, LocalResponse answer, boolean keepAlive, boolean head) {
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(answer.status()),
            head ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(answer.body()));
    for (Map.Entry<String, String> field : answer.headers()) {
      response.headers().add(field.getKey(), field.getValue());
    }
    if (answer.status() != 204 && answer.status() != 304) {
      response.headers().set("Content-Length", answer.body().length);
    }
    if (!keepAlive) {
      response.headers().set("Connection", "close");
    }
    ChannelFuture written = context.writeAndFlush(response);
    if (keepAlive) {
      next(context);
    } else {
      written.addListener(ChannelFutureListener.CLOSE);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
    context.close();
  }
}
