package dev.drawbridge.browser;

import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.fetch.FieldValues;
import dev.drawbridge.fetch.Methods;
import dev.drawbridge.fetch.RequestFields;
import dev.drawbridge.fetch.Tokens;
import dev.drawbridge.origin.Url;

/**
 * The constructor of a {@code Request}: where it throws, nothing is sent.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#dom-request">Fetch, Request constructor</a>
 */
final class RequestSetup {
  private static final String CONTENT_TYPE = "Content-Type";

  private final FetchRequest given;

  RequestSetup(FetchRequest given) {
    this.given = given;
  }

  FetchState state() throws BlockedException {
    Url url = url();
    String method = method();
    return new FetchState(given, url, method, fields(method));
  }

  private Url url() throws BlockedException {
    Url url = Url.parse(given.url(), Url.root(given.page()));
    if (url == null) {
      throw thrown(BlockCause.INVALID_URL, given.url());
    }
    if (url.includesCredentials()) {
      throw thrown(BlockCause.CREDENTIALS_IN_URL, given.url());
    }
    return url;
  }

  private String method() throws BlockedException {
    String method = given.method();
    if (!Tokens.isToken(method)) {
      throw thrown(BlockCause.INVALID_METHOD, method);
    }
    if (Methods.isForbidden(method)) {
      throw thrown(BlockCause.FORBIDDEN_METHOD, method);
    }
    return Methods.normalize(method);
  }

  private FieldList fields(String method) throws BlockedException {
    if (given.mode() == RequestMode.NO_CORS && !Methods.isSafelisted(method)) {
      throw thrown(BlockCause.METHOD_NOT_SAFELISTED, method);
    }
    FieldList fields = FieldList.EMPTY;
    for (Field field : given.fields().fields()) {
      fields = append(fields, field);
    }
    FetchRequest.Body body = given.body();
    if (body != null && (method.equals("GET") || method.equals("HEAD"))) {
      throw thrown(BlockCause.BODY_NOT_ALLOWED, method);
    }
    if (body != null && body.type() != null && !fields.contains(CONTENT_TYPE)) {
      return append(fields, new Field(CONTENT_TYPE, body.type()));
    }
    return fields;
  }

  private FieldList append(FieldList fields, Field field) throws BlockedException {
    // Fetch, append to a Headers object, with the guard "request" or "request-no-cors"
    String value = FieldValues.normalize(field.value());
    if (!Tokens.isToken(field.name())) {
      throw thrown(BlockCause.INVALID_FIELD_NAME, field.name());
    }
    if (!FieldValues.isValid(value)) {
      throw thrown(BlockCause.INVALID_FIELD_VALUE, field.name());
    }
    if (RequestFields.isForbidden(field.name(), value)) {
      return fields;
    }
    if (given.mode() == RequestMode.NO_CORS) {
      String before = fields.get(field.name());
      String combined = before == null ? value : before + ", " + value;
      if (!RequestFields.isNoCorsSafelisted(field.name(), combined)) {
        return fields;
      }
    }
    return fields.append(new Field(field.name(), value));
  }

  private BlockedException thrown(BlockCause cause, String value) {
    String page = given.page().toString();
    BlockPlace place =
        new BlockPlace(false, false, false, given.url(), given.url(), page, page, 0, "");
    return new BlockedException(new BlockReason(cause, place, value));
  }
}
