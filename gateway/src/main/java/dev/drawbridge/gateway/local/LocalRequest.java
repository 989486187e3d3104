package dev.drawbridge.gateway.local;

import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A whole request as a {@link LocalServer} received it; safe to keep and to read on any thread. */
public final class LocalRequest {
  private final String method;
  private final String target;
  private final HttpHeaders headers;
  private final byte[] body;
  private final InetSocketAddress local;

  LocalRequest(FullHttpRequest request, InetSocketAddress local) {
    this.local = local;
    this.method = request.method().name();
    this.target = request.uri();
    this.headers = request.headers();
    byte[] bytes = new byte[request.content().readableBytes()];
    request.content().getBytes(request.content().readerIndex(), bytes);
    this.body = bytes;
  }

  public String method() {
    return method;
  }

  /** The path, raw: percent-encoded as received, without the query. */
  public String path() {
    int question = target.indexOf('?');
    return question < 0 ? target : target.substring(0, question);
  }

  /** What follows the first question mark, raw; empty where there is none. */
  public String query() {
    int question = target.indexOf('?');
    return question < 0 ? "" : target.substring(question + 1);
  }

  /** The first value of a field, or null; the name in any case. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  /** All values of a field, in order; the name in any case. */
  public List<String> headers(String name) {
    return headers.getAll(name);
  }

  /** All fields, in the order and case of the wire. */
  public List<Map.Entry<String, String>> headers() {
    return headers.entries();
  }

  /** Which of the server's addresses the request came to. */
  public InetSocketAddress localAddress() {
    return local;
  }

  /** The body; empty where there is none. Not copied: read only. */
  public byte[] body() {
    return body;
  }

  /** The body read as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
