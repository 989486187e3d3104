package dev.drawbridge.gateway.stage;

import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.RequestReader;
import dev.drawbridge.gateway.http1.Field;
import dev.drawbridge.gateway.http1.Head;
import org.jspecify.annotations.Nullable;

/** How the server side of CORS reads a request's head. */
public final class RequestFields implements RequestReader<Head> {
  public static final RequestFields READER = new RequestFields();

  private static final Field[] FIELDS = fields();

  private RequestFields() {}

  private static Field[] fields() {
    CorsField[] names = CorsField.values();
    Field[] fields = new Field[names.length];
    for (int i = 0; i < names.length; i++) {
      fields[i] = Field.valueOf(names[i].name());
    }
    return fields;
  }

  static Field field(CorsField name) {
    return FIELDS[name.ordinal()];
  }

  @Override
  public String method(Head request) {
    return request.method();
  }

  @Override
  public @Nullable String get(Head request, CorsField field) {
    return request.get(field(field), 0);
  }

  @Override
  public @Nullable String get(Head request, CorsField field, int index) {
    return request.get(field(field), index);
  }

  @Override
  public @Nullable String only(Head request, CorsField field) {
    return request.repeats(field(field)) ? SEVERAL : get(request, field);
  }
}
