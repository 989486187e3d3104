package dev.drawbridge.wire;

import dev.drawbridge.fetch.FieldList;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.ChunkedInputStream;
import org.apache.hc.core5.http.impl.io.ContentLengthInputStream;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.impl.io.IdentityInputStream;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;
import org.jspecify.annotations.Nullable;

/** Reads responses, one after another: head and, within bounds, body. */
final class ResponseReader {
  /**
   * How much of a body is taken.
   *
   * @param kept how many octets are kept
   * @param read how many are read at most
   * @param time how long it may take once the head is there; some never end
   */
  record BodyLimits(int kept, int read, Duration time) {
    /** Of a response that is judged by its head. */
    static final BodyLimits GLANCE = new BodyLimits(64 << 10, 1 << 20, Duration.ofSeconds(2));
  }

  private static final int MAX_LINE = 64 << 10;
  private static final int MAX_LINES = 1000;
  private static final int MAX_INFORMATIONAL = 20;
  private static final Http1Config HEAD =
      Http1Config.custom().setMaxLineLength(MAX_LINE).setMaxHeaderCount(MAX_LINES).build();

  private final HeadStream stream;
  private final Deadline deadline;
  private final BodyLimits limits;
  private final SessionInputBufferImpl buffer = new SessionInputBufferImpl(8192, MAX_LINE);

  ResponseReader(HeadStream stream, Deadline deadline, BodyLimits limits) {
    this.stream = stream;
    this.deadline = deadline;
    this.limits = limits;
  }

  /** Reads the response to a request of that method. */
  WireResponse read(String method) throws IOException, HttpException {
    stream.beginHead();
    DefaultHttpResponseParser parser = new DefaultHttpResponseParser(HEAD, new RawLines(), null);
    ClassicHttpResponse head = head(parser);
    for (int i = 0; head.getCode() >= 100 && head.getCode() < 200; i++) {
      if (head.getCode() == 101 || i == MAX_INFORMATIONAL) {
        throw new ProtocolException("informational status " + head.getCode() + " unasked for");
      }
      head = head(parser);
    }
    if (head.getCode() < 200) {
      throw new ProtocolException("invalid status " + head.getCode() + ": expected 200 to 599");
    }
    stream.endHead();
    FieldList fields = RawLines.fields(head.getHeaders());
    InputStream body =
        hasBody(method, head.getCode()) ? body(fields) : InputStream.nullInputStream();
    return withBody(head, fields, body);
  }

  private ClassicHttpResponse head(DefaultHttpResponseParser parser)
      throws IOException, HttpException {
    @Nullable ClassicHttpResponse head = parser.parse(buffer, stream);
    if (head == null) {
      throw new NoHttpResponseException("the connection was closed");
    }
    return head;
  }

  private static boolean hasBody(String method, int status) {
    // RFC 9112, 6.3, items 1 and 2
    return !method.equals("HEAD") && status != 204 && status != 304;
  }

  private InputStream body(FieldList fields) throws ProtocolException {
    // RFC 9112, 6.3, items 4 to 8
    String coding = fields.get("Transfer-Encoding");
    if (coding != null && coding.toLowerCase(Locale.ROOT).endsWith("chunked")) {
      return new ChunkedInputStream(buffer, stream, HEAD);
    }
    List<String> lengths = fields.values("Content-Length").stream().distinct().toList();
    if (coding != null || lengths.isEmpty()) {
      return new IdentityInputStream(buffer, stream);
    }
    if (lengths.size() > 1 || !lengths.get(0).matches("[0-9]{1,18}")) {
      throw new ProtocolException(
          "invalid Content-Length '" + String.join(", ", lengths) + "': expected one number");
    }
    return new ContentLengthInputStream(buffer, stream, Long.parseLong(lengths.get(0)));
  }

  private WireResponse withBody(ClassicHttpResponse head, FieldList fields, InputStream body) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    boolean truncated;
    try {
      deadline.hurry(limits.time());
      truncated = drain(body, kept) > limits.kept();
    } catch (IOException e) {
      truncated = true; // A browser judges the head before the body comes.
    }
    return new WireResponse(
        String.valueOf(head.getVersion()),
        head.getCode(),
        head.getReasonPhrase() == null ? "" : head.getReasonPhrase(),
        fields,
        kept.toByteArray(),
        truncated);
  }

  private int drain(InputStream body, ByteArrayOutputStream kept) throws IOException {
    byte[] chunk = new byte[8192];
    int read = 0;
    int count = body.read(chunk);
    while (count >= 0) {
      kept.write(chunk, 0, Math.min(count, limits.kept() - kept.size()));
      read += count;
      count = read < limits.read() ? body.read(chunk) : -1;
    }
    return read;
  }
}
