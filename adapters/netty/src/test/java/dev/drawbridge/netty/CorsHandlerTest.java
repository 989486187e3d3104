package dev.drawbridge.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsProcessor;
import dev.drawbridge.cors.Denied;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What comes out of a pipeline, octet by octet. */
class CorsHandlerTest {
  private static final CorsPolicy POLICY =
      CorsPolicy.builder()
          .allowOrigins("https://a.example", "https://b.example")
          .allowMethods("PUT")
          .allowHeaders("X-One")
          .exposeHeaders("ETag")
          .build();
  private static final String PREFLIGHT =
      lines(
          "OPTIONS /x HTTP/1.1",
          "Host: h",
          "Origin: https://a.example",
          "Access-Control-Request-Method: PUT");

  /** Answers with what the request's target is, when it is told to. */
  private static final class Application extends ChannelInboundHandlerAdapter {
    private final List<HttpRequest> waiting = new ArrayList<>();
    private boolean atOnce = true;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpRequest request) {
        waiting.add(request);
        if (atOnce) {
          answer(context);
        }
      }
      ReferenceCountUtil.release(message);
    }

    void answer(ChannelHandlerContext context) {
      HttpRequest request = waiting.remove(0);
      FullHttpResponse response =
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1,
              HttpResponseStatus.OK,
              Unpooled.copiedBuffer(request.uri(), StandardCharsets.US_ASCII));
      response.headers().set("Access-Control-Allow-Origin", "*").set("Vary", "Accept");
      HttpUtil.setContentLength(response, response.content().readableBytes());
      context.writeAndFlush(response);
    }
  }

  private static String lines(String... lines) {
    return String.join("\r\n", lines) + "\r\n";
  }

  private final Application application = new Application();
  private EmbeddedChannel channel = pipeline(POLICY, application);

  private static EmbeddedChannel pipeline(CorsPolicy policy, Application application) {
    return new EmbeddedChannel(
        new HttpServerCodec(), new CorsHandler(CorsProcessor.of(policy)), application);
  }

  @AfterEach
  void close() {
    channel.finishAndReleaseAll();
  }

  private String exchange(String request) {
    channel.writeInbound(Unpooled.copiedBuffer(request, StandardCharsets.ISO_8859_1));
    return written();
  }

  private String written() {
    StringBuilder text = new StringBuilder();
    for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
      text.append(part.toString(StandardCharsets.ISO_8859_1));
      part.release();
    }
    return text.toString();
  }

  @Test
  void actualRequestPassesOnAndItsAnswerIsShared() {
    assertThat(exchange("GET /x HTTP/1.1\r\nHost: h\r\nOrigin: https://a.example\r\n\r\n"))
        .startsWith("HTTP/1.1 200 OK\r\n")
        .containsOnlyOnce("Access-Control-Allow-Origin: https://a.example\r\n")
        .containsIgnoringCase("access-control-expose-headers: ETag\r\n")
        .contains("Vary: Accept\r\n", "Vary: Origin\r\n")
        .endsWith("/x");
  }

  @Test
  void fieldsOfTheApplicationAreDroppedForOthers() {
    assertThat(exchange("GET /x HTTP/1.1\r\nHost: h\r\nOrigin: https://evil.example\r\n\r\n"))
        .startsWith("HTTP/1.1 200 OK\r\n")
        .doesNotContainIgnoringCase("access-control")
        .containsIgnoringCase("vary: Origin\r\n");
    assertThat(exchange("GET /x HTTP/1.1\r\nHost: h\r\n\r\n"))
        .doesNotContainIgnoringCase("access-control")
        .containsIgnoringCase("vary: Origin\r\n");
  }

  @Test
  void preflightIsAnsweredHere() {
    assertThat(exchange(PREFLIGHT + "\r\n"))
        .isEqualToIgnoringCase(
            lines(
                "HTTP/1.1 204 No Content",
                "access-control-allow-origin: https://a.example",
                "access-control-allow-methods: PUT",
                "access-control-allow-headers: X-One",
                ""));
    assertThat(exchange(PREFLIGHT + "Access-Control-Request-Headers: x-two\r\n\r\n"))
        .isEqualToIgnoringCase("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n");
    assertThat(application.waiting).isEmpty();
    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void linesOfTheRequestAreAllRead() {
    assertThat(exchange(PREFLIGHT + "Access-Control-Request-Method: PUT\r\n\r\n"))
        .startsWith("HTTP/1.1 403 ");
    assertThat(
            exchange(
                PREFLIGHT
                    + "Access-Control-Request-Headers: x-one\r\n"
                    + "Access-Control-Request-Headers: X-ONE\r\n\r\n"))
        .startsWith("HTTP/1.1 204 ");
    assertThat(
            exchange(
                PREFLIGHT
                    + "Access-Control-Request-Headers: x-one\r\n"
                    + "Access-Control-Request-Headers: x-two\r\n\r\n"))
        .startsWith("HTTP/1.1 403 ");
  }

  @Test
  void bodyOfAPreflightIsSwallowed() {
    String second = "GET /y HTTP/1.1\r\nHost: h\r\nOrigin: https://b.example\r\n\r\n";
    assertThat(exchange(PREFLIGHT + "Content-Length: 5\r\n\r\nhello" + second))
        .startsWith("HTTP/1.1 204 ")
        .containsIgnoringCase("access-control-allow-origin: https://b.example")
        .endsWith("/y");
  }

  @Test
  void pipelinedRequestsGetTheFieldsOfTheirOwn() {
    application.atOnce = false;
    String requests =
        "GET /1 HTTP/1.1\r\nHost: h\r\nOrigin: https://a.example\r\n\r\n"
            + PREFLIGHT
            + "\r\n"
            + "GET /2 HTTP/1.1\r\nHost: h\r\nOrigin: https://b.example\r\n\r\n";
    assertThat(exchange(requests)).isEmpty();
    ChannelHandlerContext last = channel.pipeline().lastContext();
    application.answer(last);
    application.answer(last);

    String[] answers = written().split("(?=HTTP/1.1 )", -1);
    assertThat(answers).hasSize(3);
    assertThat(answers[0]).containsIgnoringCase("allow-origin: https://a.example").endsWith("/1");
    assertThat(answers[1]).startsWith("HTTP/1.1 204 ");
    assertThat(answers[2]).containsIgnoringCase("allow-origin: https://b.example").endsWith("/2");
  }

  /** An encoder wants an end behind every head, so that an interim answer has one too. */
  @Test
  void interimAnswersDoNotTakeThePlaceOfTheAnswer() {
    application.atOnce = false;
    exchange(
        "GET /1 HTTP/1.1\r\nHost: h\r\nOrigin: https://a.example\r\n\r\n"
            + "GET /2 HTTP/1.1\r\nHost: h\r\nOrigin: https://b.example\r\n\r\n");
    HttpResponse hints =
        new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.EARLY_HINTS);
    channel.writeOutbound(hints, LastHttpContent.EMPTY_LAST_CONTENT);
    channel.writeOutbound(
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.PROCESSING));
    ChannelHandlerContext last = channel.pipeline().lastContext();
    application.answer(last);
    application.answer(last);

    String[] answers = written().split("(?=HTTP/1.1 )", -1);
    assertThat(answers).hasSize(4);
    assertThat(answers[0]).startsWith("HTTP/1.1 103 ").doesNotContainIgnoringCase("access-control");
    assertThat(answers[1]).startsWith("HTTP/1.1 102 ").doesNotContainIgnoringCase("access-control");
    assertThat(answers[2]).containsIgnoringCase("allow-origin: https://a.example").endsWith("/1");
    assertThat(answers[3]).containsIgnoringCase("allow-origin: https://b.example").endsWith("/2");
  }

  /** Nobody but this handler sees the preflights that wait behind a slow answer. */
  @Test
  void readingStopsWhileTooManyWait() {
    AtomicInteger reads = new AtomicInteger();
    channel
        .pipeline()
        .addFirst(
            new ChannelOutboundHandlerAdapter() {
              @Override
              public void read(ChannelHandlerContext context) {
                reads.incrementAndGet();
                context.read();
              }
            });
    application.atOnce = false;
    exchange("GET /1 HTTP/1.1\r\nHost: h\r\nOrigin: https://a.example\r\n\r\n");
    for (int i = 2; i < CorsHandler.MOST_WAITING; i++) {
      exchange(PREFLIGHT + "\r\n");
    }
    assertThat(reads).hasValue(CorsHandler.MOST_WAITING - 1);
    exchange(PREFLIGHT + "\r\n" + PREFLIGHT + "\r\n");
    channel.read();
    assertThat(reads).as("held back").hasValue(CorsHandler.MOST_WAITING - 1);

    application.answer(channel.pipeline().lastContext());
    assertThat(written().split("(?=HTTP/1.1 )", -1)).hasSize(CorsHandler.MOST_WAITING + 1);
    assertThat(reads).as("goes on").hasValue(CorsHandler.MOST_WAITING);
    assertThat(exchange(PREFLIGHT + "\r\n")).startsWith("HTTP/1.1 204 ");
    assertThat(reads).hasValue(CorsHandler.MOST_WAITING + 1);
  }

  @Test
  void connectionClosesWhereTheClientAsks() {
    assertThat(exchange(PREFLIGHT + "Connection: close\r\n\r\n"))
        .containsIgnoringCase("connection: close\r\n");
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void answersThatWaitAreReleasedWithTheConnection() {
    application.atOnce = false;
    String request = "GET /1 HTTP/1.1\r\nHost: h\r\nOrigin: https://a.example\r\n\r\n";
    assertThat(exchange(request + PREFLIGHT + "\r\n")).isEmpty();
    channel.close();
    assertThat(written()).isEmpty();
  }

  @Test
  void deniedRequestIsRejectedWhereThePolicySaysSo() {
    channel.finishAndReleaseAll();
    channel = pipeline(POLICY.toBuilder().denied(Denied.REJECT).build(), new Application());
    assertThat(exchange("POST /x HTTP/1.1\r\nHost: h\r\nOrigin: https://evil.example\r\n\r\n"))
        .startsWith("HTTP/1.1 403 Forbidden\r\n")
        .containsIgnoringCase("content-type: application/problem+json\r\n")
        .containsIgnoringCase("vary: Origin\r\n")
        .doesNotContainIgnoringCase("access-control");
  }

  @Test
  void requestThatCannotBeReadGetsNoFieldOfAnother() {
    application.atOnce = false;
    exchange("GET /1 HTTP/1.1\r\nHost: h\r\nOrigin: https://a.example\r\n\r\nBAD\r\n\r\n");
    ChannelHandlerContext last = channel.pipeline().lastContext();
    application.answer(last);
    application.answer(last);
    String[] answers = written().split("(?=HTTP/1.1 )", -1);
    assertThat(answers[0]).containsIgnoringCase("allow-origin: https://a.example");
    assertThat(answers[1]).doesNotContainIgnoringCase("https://a.example");
  }
}
