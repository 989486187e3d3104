package dev.drawbridge.netty;

import dev.drawbridge.testkit.ConformanceKit;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;

/** A handler between the application and CORS, which sets the late fields on what asks for them. */
final class LateWriter extends ChannelOutboundHandlerAdapter {
  /** Marks the answers. */
  static final String MARK = "X-Late";

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof HttpResponse response && response.headers().contains(MARK)) {
      ConformanceKit.own("late").forEach(line -> response.headers().set(line.name(), line.value()));
    }
    context.write(message, promise);
  }
}
