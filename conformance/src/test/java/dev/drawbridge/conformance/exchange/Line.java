package dev.drawbridge.conformance.exchange;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import javax.net.ssl.SSLSocket;

/**
 * A browser's connection to a server, by which it speaks TLS or not, as its first byte tells.
 *
 * @param scheme of the URLs that are asked for through it
 */
record Line(String scheme, InputStream in, OutputStream out) {
  /** The type of the record that TLS begins with, and no method of HTTP. */
  private static final int HANDSHAKE = 0x16;

  /**
   * Waits for the first byte.
   *
   * @param certificate the server's, for TLS
   */
  static Line of(Socket connection, Certificate certificate) throws IOException {
    int first = connection.getInputStream().read();
    InputStream taken =
        new ByteArrayInputStream(first < 0 ? new byte[0] : new byte[] {(byte) first});
    if (first == HANDSHAKE) {
      SSLSocket secure = certificate.secure(connection, taken);
      return new Line("https", buffered(secure.getInputStream()), secure.getOutputStream());
    }
    InputStream all = new SequenceInputStream(taken, connection.getInputStream());
    return new Line("http", buffered(all), connection.getOutputStream());
  }

  private static InputStream buffered(InputStream in) {
    return new BufferedInputStream(in);
  }
}
