package dev.drawbridge.servlet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Requests as they are written, on connections of their own. */
final class RawHttp {
  private static final int TIMEOUT_MILLIS = 5_000;

  private RawHttp() {}

  /**
   * Sends a head and returns the whole answer, lines ended by LF.
   *
   * @param head lines ended by LF; {@code Host} and {@code Connection: close} are added to a head
   *     that has lines of fields
   */
  static String ask(int port, String head) throws IOException {
    return send(port, head + "Host: 127.0.0.1\nConnection: close\n\n");
  }

  /**
   * Sends lines and returns the whole answer, lines ended by LF; what has come so far if the server
   * leaves the connection open, nothing if it ends it.
   */
  static String send(int port, String lines) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket
          .getOutputStream()
          .write(lines.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      InputStream in = socket.getInputStream();
      for (int octet = in.read(); octet >= 0; octet = in.read()) {
        answer.write(octet);
      }
    } catch (SocketTimeoutException | SocketException e) {
      // Left open; or reset, for not all that was sent has been read.
    }
    return answer.toString(StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
  }
}
