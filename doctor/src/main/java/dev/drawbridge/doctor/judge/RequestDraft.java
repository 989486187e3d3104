package dev.drawbridge.doctor.judge;

import dev.drawbridge.browser.CredentialsMode;
import dev.drawbridge.browser.FetchRequest;
import dev.drawbridge.browser.RedirectMode;
import dev.drawbridge.browser.RequestMode;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.origin.Origin;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A request of a line while it is read: the page is not known yet. */
final class RequestDraft {
  private @Nullable String url;
  private String method = "GET";
  private FieldList fields = FieldList.EMPTY;
  private FetchRequest.@Nullable Body body;
  private CredentialsMode credentials = CredentialsMode.SAME_ORIGIN;
  private RequestMode mode = RequestMode.CORS;
  private RedirectMode redirect = RedirectMode.FOLLOW;

  private RequestDraft() {}

  static RequestDraft read(Cursor json) throws UnreadableException {
    RequestDraft draft = new RequestDraft();
    json.enterObject("{\"url\": …, \"method\": \"PUT\"}");
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      if (name.equals("body_type")) {
        draft.body = new FetchRequest.Body(json.isNull() ? null : json.string("text/plain"));
      } else if (!json.isNull()) {
        draft.set(name, json);
      }
    }
    if (draft.url == null) {
      throw json.missing(
          "url", "Write the URL that was given to fetch, such as \"https://api.example/x\".");
    }
    return draft;
  }

  private void set(String name, Cursor json) throws UnreadableException {
    switch (name) {
      case "url" -> url = json.string("https://api.example/x");
      case "method" -> method = json.string("PUT");
      case "headers" -> fields = PairsReader.strings(json);
      case "credentials" ->
          credentials = word(json, CredentialsMode::of, "omit", "omit, same-origin or include");
      case "mode" -> mode = word(json, RequestMode::of, "cors", "cors, same-origin or no-cors");
      case "redirect" ->
          redirect = word(json, RedirectMode::of, "follow", "follow, manual or error");
      default -> json.skip();
    }
  }

  private static <T> T word(
      Cursor json, Function<String, @Nullable T> of, String example, String words)
      throws UnreadableException {
    T value = of.apply(json.string(example));
    if (value == null) {
      throw json.mismatch(words);
    }
    return value;
  }

  /** Returns the fetch of a page. */
  FetchRequest toRequest(Origin page) {
    return new FetchRequest(
        page,
        Objects.requireNonNull(url),
        method,
        fields,
        body,
        credentials,
        mode,
        redirect,
        false);
  }
}
