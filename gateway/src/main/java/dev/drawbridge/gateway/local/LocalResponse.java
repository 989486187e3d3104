package dev.drawbridge.gateway.local;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An answer of a {@link LocalHandler}: status, fields in order, whole body. {@code Content-Length}
 * and {@code Connection} are the server's own.
 */
public final class LocalResponse {
  private final int status;
  private final List<Map.Entry<String, String>> headers;
  private final byte[] body;

  private LocalResponse(int status, List<Map.Entry<String, String>> headers, byte[] body) {
    this.status = status;
    this.headers = List.copyOf(headers);
    this.body = body;
  }

  /** An answer without a body. */
  public static LocalResponse empty(int status) {
    return new LocalResponse(status, List.of(), new byte[0]);
  }

  /** An answer with a body of the given media type; text is sent as UTF-8. */
  public static LocalResponse of(int status, String contentType, String body) {
    return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /** An answer with a body of the given media type; the bytes are not copied. */
  public static LocalResponse of(int status, String contentType, byte[] body) {
    return new LocalResponse(status, List.of(Map.entry("Content-Type", contentType)), body);
  }

  /** An answer of plain text. */
  public static LocalResponse text(int status, String body) {
    return of(status, "text/plain; charset=utf-8", body);
  }

  /** An answer of JSON; the text is sent as given. */
  public static LocalResponse json(int status, String body) {
    return of(status, "application/json", body);
  }

  /** This answer with one more field; a field of the same name stays. */
  public LocalResponse with(String name, String value) {
    List<Map.Entry<String, String>> all = new ArrayList<>(headers);
    all.add(Map.entry(name, value));
    return new LocalResponse(status, all, body);
  }

  public int status() {
    return status;
  }

  public List<Map.Entry<String, String>> headers() {
    return headers;
  }

  /** The body; not copied: read only. */
  public byte[] body() {
    return body;
  }
}
