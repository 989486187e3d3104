package dev.drawbridge.browser;

import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.origin.Origin;
import dev.drawbridge.origin.Url;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A page at {@code http://page.example} in one browser, and the servers that it asks. */
final class Scene {
  static final Origin PAGE = Origin.of("http://page.example");
  static final String HOME = "http://page.example/";
  static final String API = "http://api.example/";
  static final String OTHER = "http://other.example/";
  static final String ANY = "Access-Control-Allow-Origin: *";

  private final Profile profile;
  private final Recording network = new Recording();
  private final List<Verdict> verdicts = new ArrayList<>();
  private final Browser browser;
  private Instant now = Instant.EPOCH;

  Scene(Profile profile) {
    this.profile = profile;
    this.browser = new Browser(profile, () -> now);
  }

  Profile profile() {
    return profile;
  }

  static Answer answer(int status, String... fields) {
    List<Field> list = new ArrayList<>();
    for (String field : fields) {
      int colon = field.indexOf(':');
      list.add(new Field(field.substring(0, colon), field.substring(colon + 1)));
    }
    return new Answer(status, new FieldList(list));
  }

  /** Lets a URL answer; every answer to an actual request may be shared with anybody. */
  Scene serve(String url, String... preflightFields) {
    return serve(url, answer(204, preflightFields), answer(200, ANY));
  }

  Scene serve(String url, @Nullable Answer preflight, @Nullable Answer response) {
    network.put(Url.of(url), preflight, response);
    return this;
  }

  Scene redirect(String url, String location, String... preflightFields) {
    return serve(url, answer(204, preflightFields), answer(307, ANY, "Location:" + location));
  }

  Scene after(Duration time) {
    now = now.plus(time);
    return this;
  }

  Scene fetch(String url, UnaryOperator<FetchRequest> options) {
    return fetch(options.apply(FetchRequest.of(PAGE, url)));
  }

  Scene fetch(FetchRequest request) {
    verdicts.add(browser.fetch(request, network));
    return this;
  }

  Verdict last() {
    return verdicts.get(verdicts.size() - 1);
  }

  Browser browser() {
    return browser;
  }

  /** Describes everything that was observed but the console. */
  String log() {
    StringBuilder log = new StringBuilder();
    for (Verdict verdict : verdicts) {
      verdict.requests().forEach(request -> log.append(describe(request)).append('\n'));
      BlockReason reason = verdict.reason();
      ScriptResponse response = verdict.response();
      log.append(reason == null ? "" : reason.code() + " '" + reason.value() + "'\n");
      log.append(
          response == null
              ? ""
              : response.type().value()
                  + " "
                  + response.status()
                  + " "
                  + response.readableNames()
                  + "\n");
    }
    return log.toString();
  }

  private static String describe(SentRequest request) {
    return String.join(
        " ",
        request.kind().name(),
        request.method(),
        request.url().toString(),
        "origin=" + request.origin(),
        "headers=" + request.requestHeaders(),
        "type=" + request.fields().get("Content-Type"),
        request.credentials() ? "credentials" : "");
  }
}
