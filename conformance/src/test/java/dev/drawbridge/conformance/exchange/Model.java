package dev.drawbridge.conformance.exchange;

import dev.drawbridge.browser.Answer;
import dev.drawbridge.browser.Browser;
import dev.drawbridge.browser.CredentialsMode;
import dev.drawbridge.browser.FetchRequest;
import dev.drawbridge.browser.Network;
import dev.drawbridge.browser.Profile;
import dev.drawbridge.browser.Recording;
import dev.drawbridge.browser.RedirectMode;
import dev.drawbridge.browser.RequestMode;
import dev.drawbridge.browser.ScriptResponse;
import dev.drawbridge.browser.SentRequest;
import dev.drawbridge.browser.Verdict;
import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.origin.Origin;
import dev.drawbridge.origin.Url;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The browser side of the core, asked what a browser does with an exchange. */
final class Model {
  private final Browser browser;
  private Instant now = Instant.EPOCH;

  private Model(Profile profile) {
    this.browser = new Browser(profile, () -> now);
  }

  /** Tells what a browser of that profile does. */
  static Account play(Exchange exchange, Profile profile) {
    return playForgetting(exchange, profile, 0);
  }

  /**
   * Tells what a browser does that forgets its preflights before some of the steps.
   *
   * @param forgetting has the bit of the number of each such step
   */
  static Account playForgetting(Exchange exchange, Profile profile, int forgetting) {
    Model model = new Model(profile);
    List<Verdict> verdicts = new ArrayList<>();
    for (Exchange.Step step : exchange.steps()) {
      if ((forgetting >> verdicts.size() & 1) == 1) {
        model.browser.preflightCache().clear();
      }
      verdicts.add(model.fetch(exchange.page(), step));
    }
    return new Account(
        verdicts.stream().map(Model::step).toList(),
        verdicts.stream()
            .map(Verdict::console)
            .filter(Objects::nonNull)
            .flatMap(String::lines)
            .toList());
  }

  private Verdict fetch(String page, Exchange.Step step) {
    Double seconds = step.seconds();
    now = now.plus(Duration.ofMillis((long) (seconds == null ? 0 : seconds * 1000)));
    Origin origin = Objects.requireNonNull(Origin.parse(page), page);
    return browser.fetch(request(origin, step.request()), network(step));
  }

  private static FetchRequest request(Origin page, Exchange.Request given) {
    FetchRequest request =
        FetchRequest.of(page, given.url())
            .method(given.method())
            .credentials(Objects.requireNonNull(CredentialsMode.of(given.credentials())))
            .mode(Objects.requireNonNull(RequestMode.of(given.mode())))
            .redirect(Objects.requireNonNull(RedirectMode.of(given.redirect())));
    for (Field field : fields(given.headers()).fields()) {
      request = request.field(field.name(), field.value());
    }
    JsonNode type = given.bodyType();
    return type == null ? request : request.body(type.isNull() ? null : type.stringValue());
  }

  private static Network network(Exchange.Step step) {
    Recording recording = new Recording();
    for (Exchange.Hop hop : step.hops()) {
      recording.put(Url.of(hop.url()), answer(hop.preflight()), answer(hop.response()));
    }
    return recording;
  }

  private static @Nullable Answer answer(Exchange.@Nullable Message message) {
    return message == null ? null : new Answer(message.status(), fields(message.headers()));
  }

  private static FieldList fields(List<List<String>> pairs) {
    List<Field> fields = new ArrayList<>();
    pairs.forEach(pair -> fields.add(new Field(pair.get(0), pair.get(1))));
    return new FieldList(fields);
  }

  private static Account.Step step(Verdict verdict) {
    ScriptResponse response = verdict.response();
    return new Account.Step(
        verdict.isAllowed() ? "allowed" : "blocked",
        verdict.requests().stream().filter(Model::arrives).map(Model::sent).toList(),
        response == null
            ? null
            : new Account.Response(
                response.type().value(), response.status(), response.readableNames()));
  }

  /** Says whether a request goes to one of our servers; of others nobody can tell. */
  private static boolean arrives(SentRequest request) {
    return Site.have(request.url());
  }

  private static Account.Request sent(SentRequest request) {
    Map<String, String> fields = new TreeMap<>();
    for (Field field : request.fields().fields()) {
      fields.merge(field.name().toLowerCase(Locale.ROOT), field.value(), (a, b) -> a + ", " + b);
    }
    return new Account.Request(
        request.kind().name().toLowerCase(Locale.ROOT),
        request.url().toString(),
        request.origin(),
        request.method(),
        request.requestHeaders(),
        request.credentials(),
        fields,
        request.body());
  }
}
