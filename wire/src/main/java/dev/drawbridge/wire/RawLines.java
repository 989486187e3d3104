package dev.drawbridge.wire;

import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.fetch.FieldValues;
import dev.drawbridge.fetch.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.BasicLineParser;
import org.apache.hc.core5.util.CharArrayBuffer;

/** Reads field lines and keeps what the library would trim, and leaves out what browsers do. */
final class RawLines extends BasicLineParser {
  private static final Header LEFT_OUT = new BasicHeader("left-out", "");

  @Override
  public Header parseHeader(CharArrayBuffer buffer) {
    String line = buffer.toString();
    int colon = line.indexOf(':');
    String name = colon < 0 ? "" : FieldValues.normalize(line.substring(0, colon));
    if (!Tokens.isToken(name)) {
      return LEFT_OUT;
    }
    String value = line.substring(colon + 1);
    return new BasicHeader(name, value.startsWith(" ") ? value.substring(1) : value);
  }

  /** Returns the lines that this parser read. */
  static FieldList fields(Header[] headers) {
    List<Field> fields = new ArrayList<>();
    for (Header header : headers) {
      if (header != LEFT_OUT) {
        fields.add(new Field(header.getName(), header.getValue()));
      }
    }
    return new FieldList(fields);
  }
}
