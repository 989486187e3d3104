package dev.drawbridge.gateway.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A client that sends exact octets and sees exact octets. */
final class RawClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;

  final Socket socket = new Socket();
  private final InputStream in;

  RawClient(InetSocketAddress gateway) {
    this(gateway, 0);
  }

  RawClient(InetSocketAddress gateway, int receiveBuffer) {
    try {
      if (receiveBuffer > 0) {
        socket.setReceiveBufferSize(receiveBuffer);
      }
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(gateway);
      in = socket.getInputStream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  RawClient send(String octets) throws IOException {
    return send(octets.getBytes(StandardCharsets.ISO_8859_1));
  }

  RawClient send(byte[] octets) throws IOException {
    socket.getOutputStream().write(octets);
    return this;
  }

  /** Reads one response with its body, as it stands on the wire. */
  String response() throws IOException {
    return response(false);
  }

  /** Reads one response; that to HEAD has no body. */
  String response(boolean bodiless) throws IOException {
    String head = head();
    String lower = head.toLowerCase(Locale.ROOT);
    int status = Integer.parseInt(head.substring(9, 12));
    if (bodiless || status < 200 || status == 204 || status == 304) {
      return head;
    }
    int length = lower.indexOf("\r\ncontent-length: ");
    if (length >= 0) {
      String value = lower.substring(length + 18, lower.indexOf('\r', length + 18));
      byte[] body = in.readNBytes(Integer.parseInt(value));
      return head + new String(body, StandardCharsets.ISO_8859_1);
    }
    if (lower.contains("\r\ntransfer-encoding: chunked\r\n")) {
      StringBuilder body = new StringBuilder();
      while (body.length() < 5 || !body.substring(body.length() - 5).equals("0\r\n\r\n")) {
        body.append((char) octet());
      }
      return head + body;
    }
    return head + rest();
  }

  String head() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
      head.append((char) octet());
    }
    return head.toString();
  }

  private int octet() throws IOException {
    int octet = in.read();
    if (octet < 0) {
      throw new IOException("the gateway closed the connection");
    }
    return octet;
  }

  byte[] readExactly(int count) throws IOException {
    return in.readNBytes(count);
  }

  int read(byte[] into) throws IOException {
    return in.read(into);
  }

  /** All octets up to the end of the connection; a reset is marked {@code <reset>}. */
  String rest() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      for (int octet = in.read(); octet >= 0; octet = in.read()) {
        all.write(octet);
      }
      return all.toString(StandardCharsets.ISO_8859_1);
    } catch (IOException reset) {
      return all.toString(StandardCharsets.ISO_8859_1) + "<" + kind(reset) + ">";
    }
  }

  private static String kind(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    return message.contains("reset") ? "reset" : message;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
