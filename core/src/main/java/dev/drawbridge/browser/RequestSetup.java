package dev.drawbridge.browser;

import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.fetch.FieldValues;
import dev.drawbridge.fetch.Methods;
import dev.drawbridge.fetch.RequestFields;
import dev.drawbridge.fetch.Tokens;
import dev.drawbridge.origin.Url;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The constructor of a {@code Request}: where it throws, nothing is sent.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#dom-request">Fetch, Request constructor</a>
 */
final class RequestSetup {
  private static final String CONTENT_TYPE = "content-type";

  private final FetchRequest given;
  private final List<Field> fields = new ArrayList<>();

  /** How the first field of a name is spelled, by the name in lower case. */
  private final Map<String, String> spellings = new HashMap<>();

  RequestSetup(FetchRequest given) {
    this.given = given;
  }

  Url url() throws BlockedException {
    Url url = parsed(given.url());
    if (url == null) {
      throw thrown(BlockCause.INVALID_URL, given.url());
    }
    if (url.includesCredentials()) {
      throw thrown(BlockCause.CREDENTIALS_IN_URL, given.url());
    }
    return url;
  }

  private @Nullable Url parsed(String text) {
    // What names a scheme and a server is the same relative to any base.
    boolean absolute = text.startsWith("https://") || text.startsWith("http://");
    return absolute ? Url.parse(text) : Url.parse(text, Url.root(given.page()));
  }

  String method() throws BlockedException {
    String method = given.method();
    if (!Tokens.isToken(method)) {
      throw thrown(BlockCause.INVALID_METHOD, method);
    }
    if (Methods.isForbidden(method)) {
      throw thrown(BlockCause.FORBIDDEN_METHOD, method);
    }
    return Methods.normalize(method);
  }

  FieldList fields(String method) throws BlockedException {
    if (given.mode() == RequestMode.NO_CORS && !Methods.isSafelisted(method)) {
      throw thrown(BlockCause.METHOD_NOT_SAFELISTED, method);
    }
    for (Field field : given.fields().fields()) {
      append(field);
    }
    FetchRequest.Body body = given.body();
    if (body != null && (method.equals("GET") || method.equals("HEAD"))) {
      throw thrown(BlockCause.BODY_NOT_ALLOWED, method);
    }
    if (body != null && body.type() != null && !spellings.containsKey(CONTENT_TYPE)) {
      append(new Field("Content-Type", body.type()));
    }
    return fields.isEmpty() ? FieldList.EMPTY : new FieldList(fields);
  }

  private void append(Field field) throws BlockedException {
    // Fetch, append to a Headers object, with the guard "request" or "request-no-cors"
    String value = FieldValues.normalize(field.value());
    if (!Tokens.isToken(field.name())) {
      throw thrown(BlockCause.INVALID_FIELD_NAME, field.name());
    }
    if (!FieldValues.isValid(value)) {
      throw thrown(BlockCause.INVALID_FIELD_VALUE, field.name());
    }
    boolean dropped =
        RequestFields.isForbidden(field.name(), value)
            || (given.mode() == RequestMode.NO_CORS && !isNoCorsSafelisted(field.name(), value));
    if (!dropped) {
      // Fetch, append a header to a header list, step 1
      String key = field.name().toLowerCase(Locale.ROOT);
      String spelled = spellings.computeIfAbsent(key, unseen -> field.name());
      fields.add(new Field(spelled, value));
    }
  }

  private boolean isNoCorsSafelisted(String name, String value) {
    String before = new FieldList(fields).get(name);
    String combined = before == null ? value : before + ", " + value;
    return RequestFields.isNoCorsSafelisted(name, combined);
  }

  private BlockedException thrown(BlockCause cause, String value) {
    String page = given.page().toString();
    BlockPlace place =
        new BlockPlace(
            given.mode(), false, false, false, given.url(), given.url(), page, page, 0, "");
    return new BlockedException(new BlockReason(cause, place, value));
  }
}
