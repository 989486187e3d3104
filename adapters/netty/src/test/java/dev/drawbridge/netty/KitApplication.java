package dev.drawbridge.netty;

import dev.drawbridge.testkit.ConformanceKit;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The kit's application as a handler; answers one request of the connection after the other. */
final class KitApplication extends ChannelInboundHandlerAdapter {
  /** What all connections share. */
  static final class Calls {
    private final AtomicInteger items = new AtomicInteger();
    private final Queue<Runnable> streams = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService others =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "async");
              thread.setDaemon(true);
              return thread;
            });
  }

  private record Request(HttpRequest head, CompositeByteBuf body) {
    String path() {
      String uri = head.uri().replaceFirst("^https?://[^/]*", "");
      return uri.contains("?") ? uri.substring(0, uri.indexOf('?')) : uri;
    }
  }

  private final Calls calls;
  private final ArrayDeque<Request> waiting = new ArrayDeque<>();
  private @Nullable Request reading;

  KitApplication(Calls calls) {
    this.calls = calls;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest head) {
      reading = new Request(head, Unpooled.compositeBuffer(1 << 12));
    }
    if (message instanceof HttpContent content && reading != null) {
      reading.body().addComponent(true, content.content());
      if (content instanceof LastHttpContent) {
        waiting.add(reading);
        reading = null;
        if (waiting.size() == 1) {
          answerFirst(context);
        }
      }
    }
  }

  private void answerFirst(ChannelHandlerContext context) {
    Request request = waiting.element();
    try {
      answer(context, request);
    } catch (RuntimeException e) {
      exceptionCaught(context, e);
    }
  }

  private void answer(ChannelHandlerContext context, Request request) {
    String path = request.path();
    switch (path) {
      case "/throws" -> throw new IllegalStateException("thrown by the application");
      case "/async" ->
          calls.others.execute(
              () -> context.executor().execute(() -> finish(context, ok("from another thread"))));
      case "/async-throws" ->
          calls.others.execute(
              () ->
                  context
                      .executor()
                      .execute(() -> exceptionCaught(context, new IllegalStateException("async"))));
      case "/own-async" ->
          calls.others.execute(() -> context.executor().execute(() -> finish(context, late())));
      case "/events" -> events(context, request);
      case "/large" -> large(context);
      case "/echo" -> finish(context, with(HttpResponseStatus.OK, request.body().retain()));
      default -> finish(context, simple(request, path));
    }
  }

  private FullHttpResponse simple(Request request, String path) {
    if (path.matches("/items/[^/]+")) {
      return item(request, path.substring("/items/".length()));
    }
    if (path.startsWith("/own/")) {
      FullHttpResponse response = ok("data: own\n\n");
      ConformanceKit.own(path.substring("/own/".length()))
          .forEach(line -> response.headers().add(line.name(), line.value()));
      return response;
    }
    return switch (path) {
      case "/post-only" -> with(HttpResponseStatus.METHOD_NOT_ALLOWED, Unpooled.EMPTY_BUFFER);
      case "/protected" ->
          set(
              with(HttpResponseStatus.UNAUTHORIZED, Unpooled.EMPTY_BUFFER),
              "WWW-Authenticate",
              "Basic realm=\"kit\"");
      case "/own-cors" -> ownCors();
      case "/own-late" -> set(ok(""), LateWriter.MARK, "yes");
      case "/own-vary" -> set(ok(""), "Vary", "Accept-Encoding");
      case "/own-vary-star" -> set(ok(""), "Vary", "*");
      case "/own-vary-origin" -> set(ok(""), "Vary", "accept, origin");
      case "/reset" -> {
        FullHttpResponse response = set(ok("reset"), "X-Early", "1");
        response.headers().clear();
        yield response;
      }
      case "/redirect" ->
          set(with(HttpResponseStatus.FOUND, Unpooled.EMPTY_BUFFER), "Location", "/items/1");
      case "/not-modified" ->
          set(with(HttpResponseStatus.NOT_MODIFIED, Unpooled.EMPTY_BUFFER), "ETag", "\"1\"");
      default -> with(HttpResponseStatus.NOT_FOUND, Unpooled.EMPTY_BUFFER);
    };
  }

  private FullHttpResponse item(Request request, String name) {
    if (request.head().method().name().equals("OPTIONS")) {
      return set(set(ok(""), "Allow", "GET, PUT, DELETE"), "X-Plain", "yes");
    }
    FullHttpResponse response = ok("{\"id\":\"" + name + "\"}");
    set(response, "ETag", "\"1\"");
    set(response, "Content-Type", "application/json");
    return set(response, "X-Calls", "" + calls.items.incrementAndGet());
  }

  private static FullHttpResponse ownCors() {
    FullHttpResponse response = set(ok(""), "Access-Control-Allow-Origin", "*");
    set(response, "Access-Control-Allow-Credentials", "true");
    return set(response, "Access-Control-Expose-Headers", "X-Own");
  }

  private static FullHttpResponse late() {
    FullHttpResponse response = ok("late");
    ConformanceKit.own("late").forEach(line -> response.headers().set(line.name(), line.value()));
    return response;
  }

  private void events(ChannelHandlerContext context, Request request) {
    if (request.head().method().name().equals("POST")) {
      Objects.requireNonNull(calls.streams.poll()).run();
      finish(context, ok(""));
      return;
    }
    DefaultHttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    head.headers().set("Content-Type", "text/event-stream");
    HttpUtil.setTransferEncodingChunked(head, true);
    calls.streams.add(() -> context.executor().execute(() -> last(context)));
    context.write(head);
    context.writeAndFlush(event("data: first\n\n"));
  }

  private void last(ChannelHandlerContext context) {
    context.write(event("data: last\n\n"));
    context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
    next(context);
  }

  private static HttpContent event(String text) {
    return new DefaultHttpContent(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
  }

  private void large(ChannelHandlerContext context) {
    DefaultHttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    HttpUtil.setTransferEncodingChunked(head, true);
    context.write(head);
    for (int i = 0; i < 64; i++) {
      ByteBuf part = Unpooled.copiedBuffer("a".repeat(1 << 16), StandardCharsets.US_ASCII);
      context.write(new DefaultHttpContent(part));
    }
    context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
    next(context);
  }

  private static FullHttpResponse ok(String body) {
    return with(HttpResponseStatus.OK, Unpooled.copiedBuffer(body, StandardCharsets.US_ASCII));
  }

  private static FullHttpResponse with(HttpResponseStatus status, ByteBuf body) {
    return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
  }

  private static FullHttpResponse set(FullHttpResponse response, String name, String value) {
    response.headers().add(name, value);
    return response;
  }

  private void finish(ChannelHandlerContext context, FullHttpResponse response) {
    if (response.status().code() != HttpResponseStatus.NOT_MODIFIED.code()) {
      HttpUtil.setContentLength(response, response.content().readableBytes());
    }
    context.writeAndFlush(response);
    next(context);
  }

  private void next(ChannelHandlerContext context) {
    waiting.remove().body().release();
    if (!waiting.isEmpty()) {
      answerFirst(context);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (waiting.isEmpty()) {
      context.close();
    } else {
      finish(context, with(HttpResponseStatus.INTERNAL_SERVER_ERROR, Unpooled.EMPTY_BUFFER));
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    waiting.forEach(request -> request.body().release());
    waiting.clear();
  }
}
