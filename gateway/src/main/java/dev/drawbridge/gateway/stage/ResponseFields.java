package dev.drawbridge.gateway.stage;

import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.ResponseWriter;
import dev.drawbridge.gateway.http1.Field;
import dev.drawbridge.gateway.http1.Head;
import dev.drawbridge.gateway.http1.HeadWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an answer on its way to the client: those of an upstream, less what is dropped, and
 * those that the gateway adds. Reused from answer to answer.
 */
public final class ResponseFields {
  public static final ResponseWriter<ResponseFields> WRITER = new Writer();

  private @Nullable Head upstream;
  private long dropped;
  private CorsField[] names = new CorsField[8];
  private String[] values = new String[8];
  private int count;

  public ResponseFields() {}

  /**
   * Begins an answer.
   *
   * @param upstream the head that is passed on, or null if the gateway answers itself
   * @param dropped which of its fields are not passed on
   */
  public void begin(@Nullable Head upstream, long dropped) {
    this.upstream = upstream;
    this.dropped = dropped;
    count = 0;
  }

  /** Writes all field lines. */
  public void writeTo(HeadWriter out) {
    if (upstream != null) {
      out.fields(upstream, dropped);
    }
    for (int i = 0; i < count; i++) {
      out.field(names[i].value(), values[i]);
    }
  }

  private void set(CorsField name, String value) {
    dropped |= RequestFields.field(name).bit();
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (names[i] != name) {
        names[kept] = names[i];
        values[kept++] = values[i];
      }
    }
    count = kept;
    add(name, value);
  }

  private void add(CorsField name, String value) {
    if (count == names.length) {
      names = Arrays.copyOf(names, 2 * count);
      values = Arrays.copyOf(values, 2 * count);
    }
    names[count] = name;
    values[count++] = value;
  }

  private @Nullable String get(CorsField name, int index) {
    Field field = RequestFields.field(name);
    int left = index;
    if (upstream != null && (dropped & field.bit()) == 0 && upstream.has(field.bit())) {
      String value = upstream.get(field, index);
      if (value != null) {
        return value;
      }
      left -= upstream.count(field);
    }
    for (int i = 0; i < count; i++) {
      if (names[i] == name && left-- == 0) {
        return values[i];
      }
    }
    return null;
  }

  private static final class Writer implements ResponseWriter<ResponseFields> {
    @Override
    public void set(ResponseFields response, CorsField field, String value) {
      response.set(field, value);
    }

    @Override
    public void add(ResponseFields response, CorsField field, String value) {
      response.add(field, value);
    }

    @Override
    public @Nullable String get(ResponseFields response, CorsField field, int index) {
      return response.get(field, index);
    }
  }
}
