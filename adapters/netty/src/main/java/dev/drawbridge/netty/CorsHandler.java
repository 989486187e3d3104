package dev.drawbridge.netty;

import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.CorsProblem;
import dev.drawbridge.cors.CorsProcessor;
import dev.drawbridge.cors.CorsRoutes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Puts the server side of CORS into a pipeline, right behind the HTTP/1.1 codec: answers
 * preflights, and writes to every other answer the fields of its own request, also where requests
 * are pipelined.
 *
 * <p>One for each connection; the routes may be shared. The application has to answer requests in
 * their order, as HTTP/1.1 asks. Under a policy the fields of the CORS protocol that it sets itself
 * are dropped; what no route matches is left alone.
 */
public final class CorsHandler extends ChannelDuplexHandler {
  /** So many requests may wait for their answers before no more octets are read. */
  static final int MOST_WAITING = 64;

  private final CorsRoutes routes;
  private final ArrayDeque<Exchange> exchanges = new ArrayDeque<>();
  private boolean swallowing;
  private boolean holdingRead;

  /** Whether the head written last was of an interim response, whose end may follow. */
  private boolean interim;

  /** What was passed on last; requests of one connection are mostly decided alike. */
  private Exchange recent = Exchange.UNDECIDED;

  /** Makes the handler of one connection, for all its requests alike. */
  public CorsHandler(CorsProcessor processor) {
    this(CorsRoutes.everywhere(processor));
  }

  /** Makes the handler of one connection. */
  public CorsHandler(CorsRoutes routes) {
    this.routes = routes;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      begin(context, request);
    }
    if (!swallowing) {
      context.fireChannelRead(message);
      return;
    }
    swallowing = !(message instanceof LastHttpContent);
    ReferenceCountUtil.release(message);
  }

  private void begin(ChannelHandlerContext context, HttpRequest request) {
    CorsProcessor processor =
        request.decoderResult().isFailure() ? null : routes.find(request, NettyFields.TARGET);
    if (processor == null) {
      exchanges.add(Exchange.UNDECIDED);
      return;
    }
    String origin = NettyFields.REQUEST.only(request, CorsField.ORIGIN);
    CorsDecision decision = processor.decide(origin, request, NettyFields.REQUEST);
    if (decision.answersHere()) {
      swallowing = true;
      answer(context, answer(request, decision), HttpUtil.isKeepAlive(request));
    } else {
      recent = recent.orPassedOn(decision, request.method().name(), origin);
      exchanges.add(recent);
    }
  }

  private void answer(ChannelHandlerContext context, FullHttpResponse answer, boolean keepAlive) {
    if (!exchanges.isEmpty()) {
      exchanges.add(Exchange.answered(answer, !keepAlive));
    } else if (keepAlive) {
      context.writeAndFlush(answer);
    } else {
      context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
    }
  }

  private static FullHttpResponse answer(HttpRequest request, CorsDecision decision) {
    boolean problem = !decision.isPreflight();
    ByteBuf body = problem ? Unpooled.wrappedBuffer(CorsProblem.content()) : Unpooled.EMPTY_BUFFER;
    FullHttpResponse answer =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(decision.status()), body);
    if (problem) {
      answer.headers().set(HttpHeaderNames.CONTENT_TYPE, CorsProblem.MEDIA_TYPE);
    }
    if (decision.status() != HttpResponseStatus.NO_CONTENT.code()) {
      // RFC 9110, 8.6: none in an answer with 204.
      answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, length(body));
    }
    if (!HttpUtil.isKeepAlive(request)) {
      answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    } else if (request.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
      answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
    }
    decision.writeTo(request, NettyFields.REQUEST, answer.headers(), NettyFields.RESPONSE);
    return answer;
  }

  private static CharSequence length(ByteBuf body) {
    return body.isReadable() ? Integer.toString(body.readableBytes()) : HttpHeaderValues.ZERO;
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    Exchange exchange = exchanges.peek();
    if (message instanceof HttpResponse response) {
      interim = !isFinal(response);
      if (exchange != null && !interim) {
        exchange.decorate(response);
      }
    }
    boolean last = message instanceof LastHttpContent;
    boolean ends = last && !interim;
    interim = interim && !last;
    context.write(message, promise);
    if (ends && exchange != null) {
      exchanges.remove();
      writeAnswers(context);
      readOn(context);
    }
  }

  /**
   * Holds reading back while too many requests wait: behind a slow one, those that are answered
   * here reach nobody else who could.
   */
  @Override
  public void read(ChannelHandlerContext context) {
    holdingRead = exchanges.size() >= MOST_WAITING;
    if (!holdingRead) {
      context.read();
    }
  }

  private void readOn(ChannelHandlerContext context) {
    if (holdingRead && exchanges.size() < MOST_WAITING) {
      holdingRead = false;
      context.read();
    }
  }

  private static boolean isFinal(HttpResponse response) {
    return response.status().codeClass() != HttpStatusClass.INFORMATIONAL
        || response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS);
  }

  /** Writes the answers that stand first in line. */
  private void writeAnswers(ChannelHandlerContext context) {
    boolean wrote = false;
    for (Exchange first = exchanges.peek(); first != null; first = exchanges.peek()) {
      FullHttpResponse answer = first.answer();
      if (answer == null) {
        break;
      }
      exchanges.remove();
      wrote = true;
      if (first.last()) {
        context.write(answer).addListener(ChannelFutureListener.CLOSE);
      } else {
        context.write(answer);
      }
    }
    if (wrote) {
      context.flush();
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    for (Exchange exchange : exchanges) {
      release(exchange.answer());
    }
    exchanges.clear();
    if (holdingRead && context.channel().isActive()) {
      context.channel().read();
    }
  }

  private static void release(@Nullable FullHttpResponse answer) {
    if (answer != null) {
      answer.release();
    }
  }
}
