package dev.drawbridge.gateway.http;

import dev.drawbridge.gateway.http1.Field;
import dev.drawbridge.gateway.http1.Framing;
import dev.drawbridge.gateway.http1.Head;
import dev.drawbridge.gateway.http1.HeadWriter;
import dev.drawbridge.route.HostPattern;
import dev.drawbridge.route.PathFault;
import dev.drawbridge.route.RequestPath;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Host and path of a request in normal form: what is matched, and what is sent upstream. Reused.
 */
final class RequestRelay {
  private static final byte[] VERSION = " HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] CHUNKED =
      "Transfer-Encoding: chunked\r\n".getBytes(StandardCharsets.US_ASCII);

  private final FrontConnection front;
  private final Head request;
  private final Forwarding forwarding;
  private @Nullable String lastHost;
  private String host = "";
  private String path = "";
  private boolean rewritten;
  private int query;

  RequestRelay(FrontConnection front, Forwarding forwarding) {
    this.front = front;
    this.request = front.head;
    this.forwarding = forwarding;
  }

  /** Reads the target of a request that keeps the rules; returns why it is refused, or null. */
  @Nullable PathFault read() {
    readHost();
    byte[] bytes = request.bytes();
    int start = request.targetStart();
    int end = request.targetEnd();
    query = start;
    while (query < end && bytes[query] != '?') {
      query++;
    }
    for (int i = query; i < end; i++) {
      if (bytes[i] == '#') {
        return PathFault.FRAGMENT;
      }
    }
    String received = new String(bytes, start, query - start, StandardCharsets.ISO_8859_1);
    String normal = RequestPath.normalize(received);
    if (normal == null) {
      PathFault fault = RequestPath.faultOf(received);
      return fault == null ? PathFault.NOT_ABSOLUTE : fault;
    }
    // The same object if the path was in normal form.
    @SuppressWarnings("ReferenceEquality")
    boolean same = normal == received;
    rewritten = !same;
    path = normal;
    return null;
  }

  private void readHost() {
    String named = request.get(Field.HOST, 0);
    if (named != null && !named.equals(lastHost)) {
      lastHost = named;
      host = HostPattern.normalize(named);
    }
  }

  String host() {
    return host;
  }

  String path() {
    return path;
  }

  /** The head for the upstream. */
  ByteBuf head() {
    HeadWriter out = front.lane.writer.clear();
    writeLine(out);
    long dropped = Field.HOP_BY_HOP | forwarding.replaced();
    if (request.minor() == 0) {
      // RFC 9110 10.1.1: an HTTP/1.0 client cannot expect anything.
      dropped |= Field.EXPECT.bit();
    }
    out.fields(request, dropped);
    if (request.framing() == Framing.CHUNKED) {
      out.add(CHUNKED);
    }
    forwarding.write(request, out);
    out.endLine();
    ByteBuf head = front.link.allocate(out.length());
    out.writeTo(head);
    return head;
  }

  private void writeLine(HeadWriter out) {
    byte[] bytes = request.bytes();
    out.add(bytes, request.methodStart(), request.methodEnd()).add(' ');
    if (rewritten) {
      out.add(path).add(bytes, query, request.targetEnd());
    } else {
      out.add(bytes, request.targetStart(), request.targetEnd());
    }
    out.add(VERSION);
  }
}
