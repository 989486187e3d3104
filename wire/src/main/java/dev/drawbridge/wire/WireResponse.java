package dev.drawbridge.wire;

import dev.drawbridge.browser.Answer;
import dev.drawbridge.fetch.FieldList;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A response as it came: field lines in their order and case, repeated where repeated.
 *
 * <p>Of a value the white space is kept, but for one space behind the colon; each character is one
 * byte. A folded line is joined with one space. Lines without a colon, or with a name that is no
 * token, are left out, as browsers leave them out.
 *
 * @param version such as {@code HTTP/1.1}
 * @param status the final status; informational ones are skipped
 * @param reason the reason phrase, possibly empty
 * @param fields the field lines
 * @param body the first 64 KiB of the body, transfer coding removed, content coding not
 * @param truncated whether there was more, or the body broke off
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out
public record WireResponse(
    String version, int status, String reason, FieldList fields, byte[] body, boolean truncated) {
  /** Copies the body. */
  public WireResponse {
    body = body.clone();
  }

  /** Returns a response of HTTP/1.1 with its whole body, as of a server that has no sockets. */
  public static WireResponse of(int status, FieldList fields, byte[] body) {
    return new WireResponse("HTTP/1.1", status, "", fields, body, false);
  }

  /** Returns a copy of the body. */
  @Override
  public byte[] body() {
    return body.clone();
  }

  /** Returns what the browser's side judges. */
  public Answer answer() {
    return new Answer(status, fields);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WireResponse that
        && version.equals(that.version)
        && status == that.status
        && reason.equals(that.reason)
        && fields.equals(that.fields)
        && Arrays.equals(body, that.body)
        && truncated == that.truncated;
  }

  @Override
  public int hashCode() {
    return Objects.hash(version, status, reason, fields, Arrays.hashCode(body), truncated);
  }
}
