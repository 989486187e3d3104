package dev.drawbridge.gateway.http1;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever we accept, Netty's decoder accepts as well and reads in the same way: nothing can be
 * smuggled between.
 */
final class DifferentialTest {
  private static final HeadLimits LIMITS = new HeadLimits(4096, 8192, 100);

  private static final String[] PIECES = {
    "GET",
    "POST",
    "OPTIONS",
    " ",
    "/",
    "/a?b",
    "*",
    "http://h/",
    "HTTP/1.1",
    "HTTP/1.0",
    "HTTP/2.0",
    "\r\n",
    "\r\n",
    "\r\n",
    "\n",
    "\r",
    "\r\n\r\n",
    "Host: h\r\n",
    "Host:h\r\n",
    "host:\th \r\n",
    "Content-Length: 3\r\n",
    "Content-Length: 0\r\n",
    "Content-Length: 03\r\n",
    "Content-Length:",
    "Transfer-Encoding: chunked\r\n",
    "Transfer-Encoding:\tChunked\r\n",
    "Transfer-Encoding: x",
    "Transfer-Encoding : chunked\r\n",
    ", chunked",
    "A: b\r\n",
    " c\r\n",
    "\t",
    ":",
    "A",
    "\0",
    "\u0080",
    "\u007f",
    "abc",
    "3\r\nabc\r\n",
    "0\r\n",
    "0\r\n\r\n",
    "3;a=b\r\nabc\r\n",
    "a",
    "3",
    "ffffffffffffffffff\r\n",
    "Trailer: x\r\n",
    "Origin: https://a\r\n",
    "Connection: close\r\n"
  };

  private static final String[] SOUND = {
    "GET /a HTTP/1.1\r\nHost: h\r\nA: b\r\n\r\n",
    "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc",
    "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1;x=y\r\nd\r\n0\r\nT: u\r\n\r\n",
    "GET /a HTTP/1.0\r\nHost: h\r\n\r\n"
  };

  /** One message, as far as both readings can be compared. */
  private record Message(
      String method, String target, List<Map.Entry<String, String>> fields, String body) {}

  @Test
  void randomPiecesAreReadAlike() {
    long seed = Long.getLong("drawbridge.seed", 20261122);
    Random random = new Random(seed);
    int accepted = 0;
    for (int round = 0; round < 20_000; round++) {
      String octets = round % 3 == 0 ? pieced(random) : mutated(random);
      Message ours = ours(octets, random);
      if (ours != null) {
        accepted++;
        assertThat(netty(octets))
            .as("seed %d, round %d, octets %s", seed, round, octets)
            .isEqualTo(ours);
      }
    }
    assertThat(accepted).isGreaterThan(1_000);
  }

  static Stream<String> sound() {
    return Stream.of(SOUND);
  }

  @MethodSource("sound")
  @FuzzTest(maxDuration = "30s")
  void anythingIsReadAlike(@NotNull String text) {
    String octets = new String(text.getBytes(ISO_8859_1), ISO_8859_1);
    Message ours = ours(octets, new Random(text.length()));
    if (ours != null) {
      assertThat(netty(octets)).isEqualTo(ours);
    }
  }

  private static String pieced(Random random) {
    StringBuilder text = new StringBuilder("POST /a HTTP/1.1\r\nHost: h\r\n");
    for (int i = random.nextInt(8); i >= 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.append("\r\n\r\n").toString();
  }

  private static String mutated(Random random) {
    StringBuilder text = new StringBuilder(SOUND[random.nextInt(SOUND.length)]);
    for (int i = random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, (char) random.nextInt(256));
        case 2 -> text.setCharAt(at, (char) random.nextInt(256));
        default -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
      }
    }
    return text.toString();
  }

  /** Our reading, in random cuts, or null if we refuse it or want more. */
  private static @Nullable Message ours(String octets, Random random) {
    Head head = new Head();
    HeadParser parser = HeadParser.ofRequests(head, LIMITS);
    parser.reset();
    BodyReader body = new BodyReader();
    StringBuilder content = new StringBuilder();
    boolean headRead = false;
    for (int at = 0; at < octets.length(); ) {
      int end = Math.min(octets.length(), at + 1 + random.nextInt(40));
      ByteBuf in = Unpooled.copiedBuffer(octets.substring(at, end), ISO_8859_1);
      at = end;
      if (!headRead) {
        if (!parser.parse(in)) {
          continue;
        }
        if (parser.fault() != null || RequestRules.check(head) != null) {
          return null;
        }
        headRead = true;
        body.begin(head.framing(), head.contentLength(), true);
      }
      while (in.isReadable() && !body.done()) {
        ByteBuf piece = body.next(in);
        if (body.faulty()) {
          return null;
        }
        if (piece != null) {
          content.append(piece.toString(ISO_8859_1));
          piece.release();
        }
      }
      if (body.done()) {
        return message(head, content.toString());
      }
    }
    return headRead && body.done() ? message(head, content.toString()) : null;
  }

  private static Message message(Head head, String body) {
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    for (int line = 0; line < head.count(); line++) {
      fields.add(
          Map.entry(
              head.text(head.nameStart(line), head.nameEnd(line)),
              head.text(head.valueStart(line), head.valueEnd(line))));
    }
    return new Message(head.method(), path(head.target()), fields, body);
  }

  private static String path(String target) {
    // We reduce the absolute form to the origin form.
    return target.startsWith("http://h") ? target.substring("http://h".length()) : target;
  }

  private static @Nullable Message netty(String octets) {
    EmbeddedChannel channel = new EmbeddedChannel(new HttpRequestDecoder());
    channel.writeInbound(Unpooled.copiedBuffer(octets, ISO_8859_1));
    HttpRequest request = null;
    StringBuilder body = new StringBuilder();
    boolean complete = false;
    while (!complete) {
      HttpObject next = channel.readInbound();
      if (next == null) {
        break;
      }
      if (next.decoderResult().isFailure()) {
        request = null;
        break;
      }
      if (next instanceof HttpRequest head) {
        request = head;
      }
      if (next instanceof HttpContent content) {
        body.append(content.content().toString(ISO_8859_1));
      }
      complete = next instanceof LastHttpContent;
      ReferenceCountUtil.release(next);
    }
    channel.finishAndReleaseAll();
    if (request == null || !complete) {
      return null;
    }
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    request.headers().forEach(field -> fields.add(Map.entry(field.getKey(), field.getValue())));
    return new Message(request.method().name(), path(request.uri()), fields, body.toString());
  }
}
