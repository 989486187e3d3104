package dev.drawbridge.wire;

import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.fetch.FieldValues;
import dev.drawbridge.fetch.Tokens;
import dev.drawbridge.origin.Url;
import java.util.ArrayList;
import java.util.List;

/**
 * A request without body as it goes out: its field lines in this order and case.
 *
 * @param method the method, a token, such as {@code OPTIONS}
 * @param url an {@code http} or {@code https} URL; its fragment, user name and password are dropped
 * @param fields the field lines; each character of a value is one byte
 */
public record WireRequest(String method, Url url, FieldList fields) {
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
  WireRequest withHost() {
    if (fields.contains("Host")) {
      return this;
    }
    List<Field> all = new ArrayList<>(fields.fields());
    all.add(0, new Field("Host", host()));
    return new WireRequest(method, url, new FieldList(all));
  }

  /** Returns this request with one more field, unless there is one of that name. */
  WireRequest withDefault(String name, String value) {
    return fields.contains(name)
        ? this
        : new WireRequest(method, url, fields.append(new Field(name, value)));
  }
}
