package dev.drawbridge.netty;

import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.cors.FixedFields;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.stream.Stream;

/** Fields that are on many answers: Netty copies them without hashing and validating them again. */
final class PreparedFields {
  private final HttpHeaders fields;
  private final AsciiString[] names;

  private PreparedFields(HttpHeaders fields, Stream<CharSequence> names) {
    this.fields = fields;
    this.names = names.map(AsciiString::of).distinct().toArray(AsciiString[]::new);
  }

  /** Prepares those of a decision that are the same for every request. */
  static PreparedFields of(FixedFields fixed) {
    HttpHeaders fields = new DefaultHttpHeaders();
    fixed.forEach((field, value) -> fields.add(NettyFields.name(field), AsciiString.cached(value)));
    return new PreparedFields(fields, names(fields));
  }

  /**
   * Prepares all that a decision writes to an answer without {@code Vary}.
   *
   * @param fields nobody changes them any more
   */
  static PreparedFields of(HttpHeaders fields, CorsDecision decision) {
    Stream<CharSequence> owned = decision.owned().stream().map(NettyFields::name);
    return new PreparedFields(
        fields,
        Stream.concat(owned, names(fields))
            .filter(name -> !HttpHeaderNames.VARY.contentEqualsIgnoreCase(name)));
  }

  private static Stream<CharSequence> names(HttpHeaders fields) {
    return fields.names().stream().map(CharSequence.class::cast);
  }

  /** Sets these in place of fields of the same names. */
  void putInto(HttpHeaders others) {
    for (AsciiString name : names) {
      others.remove(name);
    }
    others.add(fields);
  }
}
