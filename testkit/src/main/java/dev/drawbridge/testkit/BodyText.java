package dev.drawbridge.testkit;

import dev.drawbridge.wire.WireResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** The body of a response as text of UTF-8, without its content codings. */
final class BodyText {
  private static final int LIMIT = 16 << 20;

  private BodyText() {}

  /**
   * Decodes a body.
   *
   * @throws IllegalStateException if it is encoded in a way that is not known here, or not as it
   *     says
   */
  static String of(WireResponse response) {
    byte[] body = response.body();
    List<String> codings =
        response.fields().values("Content-Encoding").stream()
            .flatMap(line -> Stream.of(line.split(",", -1)))
            .map(coding -> coding.strip().toLowerCase(Locale.ROOT))
            .filter(coding -> !coding.isEmpty())
            .toList();
    for (int i = codings.size() - 1; i >= 0; i--) {
      body = decoded(body, codings.get(i));
    }
    return new String(body, StandardCharsets.UTF_8);
  }

  private static byte[] decoded(byte[] body, String coding) {
    if (coding.equals("identity") || body.length == 0) {
      return body;
    }
    try (InputStream in = decoder(new ByteArrayInputStream(body), coding)) {
      return read(in);
    } catch (IOException invalid) {
      throw new IllegalStateException(
          "the body is not encoded as its Content-Encoding %s says: %s"
              .formatted(coding, invalid.getMessage()),
          invalid);
    }
  }

  private static InputStream decoder(InputStream in, String coding) throws IOException {
    return switch (coding) {
      case "gzip", "x-gzip" -> new GZIPInputStream(in);
      case "deflate" -> new InflaterInputStream(in);
      default ->
          throw new IllegalStateException(
              "the body is encoded as %s, which the testkit cannot decode: let the server send gzip"
                      .formatted(coding)
                  + " in tests, or nothing encoded");
    };
  }

  /** Reads to the end, or to where a body breaks off of which the beginning alone was kept. */
  private static byte[] read(InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      for (int n = in.read(buffer); n >= 0 && out.size() < LIMIT; n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
    } catch (EOFException cut) {
      // What came before it is what there is.
    }
    return out.toByteArray();
  }
}
