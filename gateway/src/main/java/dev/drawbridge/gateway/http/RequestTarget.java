package dev.drawbridge.gateway.http;

import dev.drawbridge.gateway.http1.Field;
import dev.drawbridge.gateway.http1.Head;
import dev.drawbridge.gateway.http1.HeadWriter;
import dev.drawbridge.route.HostPattern;
import dev.drawbridge.route.PathFault;
import dev.drawbridge.route.RequestPath;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Host and path of a request in normal form: what is matched, and what is sent upstream. Reused.
 */
final class RequestTarget {
  private static final byte[] VERSION = " HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII);

  private @Nullable String lastHost;
  private String host = "";
  private String path = "";
  private boolean rewritten;
  private int query;

  /** Reads the target of a request that keeps the rules; returns why it is refused, or null. */
  @Nullable String read(Head request) {
    readHost(request);
    byte[] bytes = request.bytes();
    int start = request.targetStart();
    int end = request.targetEnd();
    query = start;
    while (query < end && bytes[query] != '?') {
      query++;
    }
    for (int i = query; i < end; i++) {
      if (bytes[i] == '#') {
        return refusal(PathFault.FRAGMENT);
      }
    }
    String received = new String(bytes, start, query - start, StandardCharsets.ISO_8859_1);
    String normal = RequestPath.normalize(received);
    if (normal == null) {
      PathFault fault = RequestPath.faultOf(received);
      return refusal(fault == null ? PathFault.NOT_ABSOLUTE : fault);
    }
    // The same object if the path was in normal form.
    @SuppressWarnings("ReferenceEquality")
    boolean same = normal == received;
    rewritten = !same;
    path = normal;
    return null;
  }

  private static String refusal(PathFault fault) {
    return "The request target " + fault.description() + ".";
  }

  private void readHost(Head request) {
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

  /** Writes the request line for the upstream. */
  void writeLine(Head request, HeadWriter out) {
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
