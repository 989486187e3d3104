package dev.drawbridge.gateway.http;

import dev.drawbridge.gateway.http1.HeadWriter;
import dev.drawbridge.gateway.stage.ResponseFields;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes the answers that the gateway gives itself; errors as problem details (RFC 9457). */
final class OwnAnswer {
  private static final byte[] ALLOW =
      "Allow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS\r\n".getBytes(StandardCharsets.US_ASCII);

  private OwnAnswer() {}

  /** The body of a problem; the detail is plain text. */
  static String problem(int status, String detail) {
    StringBuilder text = new StringBuilder(160);
    text.append("{\"type\":\"about:blank\",\"title\":\"").append(Status.reason(status));
    text.append("\",\"status\":").append(status).append(",\"detail\":\"");
    for (int i = 0; i < detail.length(); i++) {
      char c = detail.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else {
        text.append(c < ' ' || c > '~' ? '?' : c);
      }
    }
    return text.append("\"}\n").toString();
  }

  /**
   * Writes head and body.
   *
   * @param body null for none
   * @param bodiless whether the request was HEAD, so that the body is only announced
   */
  static void write(
      Lane lane,
      int status,
      @Nullable String body,
      boolean bodiless,
      ResponseFields fields,
      @Nullable String connection) {
    HeadWriter out = lane.writer.clear();
    out.add("HTTP/1.1 ").add(status).add(' ').add(Status.reason(status)).endLine();
    out.add(lane.date.line());
    fields.writeTo(out);
    if (status == 405) {
      out.add(ALLOW);
    }
    if (body != null) {
      out.add("Content-Type: application/problem+json\r\n");
    }
    if (status != 204) {
      out.add("Content-Length: ").add(body == null ? 0 : body.length()).endLine();
    }
    if (connection != null) {
      out.add("Connection: ").add(connection).endLine();
    }
    out.endLine();
    if (body != null && !bodiless) {
      out.add(body);
    }
  }
}
