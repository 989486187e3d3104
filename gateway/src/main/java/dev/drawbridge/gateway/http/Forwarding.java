package dev.drawbridge.gateway.http;

import dev.drawbridge.gateway.http1.Field;
import dev.drawbridge.gateway.http1.Head;
import dev.drawbridge.gateway.http1.HeadWriter;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Tells upstreams about one client: {@code Forwarded} (RFC 7239), {@code X-Forwarded-*} and {@code
 * Via}. What a client says of itself is believed of trusted proxies only.
 */
final class Forwarding {
  private static final byte[] VIA = ascii("Via: 1.1 drawbridge\r\n");
  private static final byte[] VIA_OLD = ascii("Via: 1.0 drawbridge\r\n");

  private static final long APPENDED = Field.bits(Field.X_FORWARDED_FOR, Field.FORWARDED);

  private final String address;
  private final String node;
  private final boolean trusted;

  private @Nullable String host;
  private byte[] lines = new byte[0];

  Forwarding(String address, boolean trusted) {
    this.address = address;
    this.node = address.indexOf(':') < 0 ? address : "\"[" + address + "]\"";
    this.trusted = trusted;
  }

  /** An address in its short form (RFC 5952), without the name of our interface. */
  static String text(InetAddress peer) {
    return NetUtil.toAddressString(peer);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Which fields of the request are not passed on, since {@link #write} writes them anew. */
  long replaced() {
    return trusted ? APPENDED : Field.FORWARDING;
  }

  void write(Head request, HeadWriter out) {
    String named = host(request);
    if (trusted && request.has(Field.FORWARDING)) {
      append(request, named, out);
    } else {
      out.add(lines(named));
    }
    out.add(request.minor() == 1 ? VIA : VIA_OLD);
  }

  private static String host(Head request) {
    String host = request.get(Field.HOST, 0);
    return host == null ? "" : host;
  }

  /** The usual lines; the same connection names the same host again and again. */
  private byte[] lines(String named) {
    if (!named.equals(host)) {
      host = named;
      lines =
          ascii(
              "X-Forwarded-For: "
                  + address
                  + "\r\nX-Forwarded-Proto: http\r\nX-Forwarded-Host: "
                  + named
                  + "\r\nForwarded: "
                  + element(named)
                  + "\r\n");
    }
    return lines;
  }

  private String element(String named) {
    return "for=" + node + ";host=\"" + named + "\";proto=http";
  }

  private void append(Head request, String named, HeadWriter out) {
    list(request, Field.X_FORWARDED_FOR, address, out);
    list(request, Field.FORWARDED, element(named), out);
    if (!request.has(Field.X_FORWARDED_PROTO.bit())) {
      out.field(Field.X_FORWARDED_PROTO.text(), "http");
    }
    if (!request.has(Field.X_FORWARDED_HOST.bit())) {
      out.field(Field.X_FORWARDED_HOST.text(), named);
    }
  }

  private static void list(Head request, Field field, String last, HeadWriter out) {
    out.add(field.text()).add(": ");
    for (int line = 0; line < request.count(); line++) {
      if (request.bit(line) == field.bit() && request.valueEnd(line) > request.valueStart(line)) {
        out.add(request.bytes(), request.valueStart(line), request.valueEnd(line)).add(", ");
      }
    }
    out.add(last).endLine();
  }
}
