package dev.drawbridge.netty;

import dev.drawbridge.cors.FixedFields;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;

/** Fields that are on many answers: Netty copies them without hashing and validating them again. */
final class PreparedFields {
  private final HttpHeaders fields;
  private final AsciiString[] names;

  /**
   * Keeps fields as they are.
   *
   * @param fields nobody changes them any more
   */
  PreparedFields(HttpHeaders fields) {
    this.fields = fields;
    this.names = fields.names().stream().map(AsciiString::cached).toArray(AsciiString[]::new);
  }

  /** Prepares those of a decision. */
  static PreparedFields of(FixedFields fixed) {
    HttpHeaders fields = new DefaultHttpHeaders();
    fixed.forEach((field, value) -> fields.add(NettyFields.name(field), AsciiString.cached(value)));
    return new PreparedFields(fields);
  }

  /** Sets these in place of fields of the same names. */
  void putInto(HttpHeaders others) {
    for (AsciiString name : names) {
      others.remove(name);
    }
    others.add(fields);
  }
}
