package dev.drawbridge.wire;

import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.fetch.FieldValues;
import dev.drawbridge.fetch.Tokens;
import dev.drawbridge.origin.Url;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request as it goes out: its field lines in this order and case.
 *
 * @param method the method, a token, such as {@code OPTIONS}
 * @param url an {@code http} or {@code https} URL; its fragment, user name and password are dropped
 * @param fields the field lines; each character of a value is one byte. A {@code Content-Length} is
 *     added where there is a body
 * @param body the body, empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out
public record WireRequest(String method, Url url, FieldList fields, byte[] body) {
  private static final String LENGTH = "Content-Length";

  /**
   * Checks that this is one request and no more.
   *
   * @throws IllegalArgumentException if the URL is of another scheme, or method or field would
   *     break the message
   */
  public WireRequest {
    if (!url.isHttp()) {
      throw new IllegalArgumentException(
          "invalid URL '"
              + url
              + "': expected http or https; write such as 'https://api.example/'");
    }
    if (!Tokens.isToken(method)) {
      throw new IllegalArgumentException(
          "invalid method '" + method + "': expected a token; write such as 'GET'");
    }
    for (Field field : fields.fields()) {
      check(field);
    }
    url = url.bare();
    body = body.clone();
    if (body.length > 0 && !fields.contains(LENGTH)) {
      fields = fields.append(new Field(LENGTH, Integer.toString(body.length)));
    }
  }

  /** Makes a request without body, of which the other constructor says what may be wrong. */
  public WireRequest(String method, Url url, FieldList fields) {
    this(method, url, fields, new byte[0]);
  }

  /** Returns a copy of the body. */
  @Override
  public byte[] body() {
    return body.clone();
  }

  private static void check(Field field) {
    if (!Tokens.isToken(field.name())) {
      throw new IllegalArgumentException(
          "invalid field name '" + field.name() + "': expected a token; write such as 'X-Trace'");
    }
    if (!FieldValues.isValid(field.value())) {
      throw new IllegalArgumentException(
          "invalid value of the field '"
              + field.name()
              + "': expected bytes without NUL, CR and LF; encode the value");
    }
  }

  /** Returns the value of {@code Host} that belongs to the URL. */
  String host() {
    return url.host() + (url.port().isPresent() ? ":" + url.port().getAsInt() : "");
  }

  /** Returns what the request line asks for: path and query. */
  String target() {
    return url.path() + (url.query() == null ? "" : "?" + url.query());
  }

  /** Returns this request with {@code Host} in front, unless it is there. */
  public WireRequest withHost() {
    if (fields.contains("Host")) {
      return this;
    }
    List<Field> all = new ArrayList<>(fields.fields());
    all.add(0, new Field("Host", host()));
    return new WireRequest(method, url, new FieldList(all), body);
  }

  /** Returns this request with one more field, unless there is one of that name. */
  WireRequest withDefault(String name, String value) {
    return fields.contains(name)
        ? this
        : new WireRequest(method, url, fields.append(new Field(name, value)), body);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WireRequest that
        && method.equals(that.method)
        && url.equals(that.url)
        && fields.equals(that.fields)
        && Arrays.equals(body, that.body);
  }

  @Override
  public int hashCode() {
    return Objects.hash(method, url, fields, Arrays.hashCode(body));
  }
}
