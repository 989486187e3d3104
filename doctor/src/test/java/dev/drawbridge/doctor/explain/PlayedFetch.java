package dev.drawbridge.doctor.explain;

import dev.drawbridge.browser.Answer;
import dev.drawbridge.browser.Browser;
import dev.drawbridge.browser.CredentialsMode;
import dev.drawbridge.browser.FetchRequest;
import dev.drawbridge.browser.Profile;
import dev.drawbridge.browser.Recording;
import dev.drawbridge.browser.RedirectMode;
import dev.drawbridge.browser.RequestMode;
import dev.drawbridge.browser.Verdict;
import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.origin.Origin;
import dev.drawbridge.origin.Url;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A fetch that a browser of the model made.
 *
 * @param origins what its console may print as origin
 */
record PlayedFetch(String description, Set<String> origins, Verdict verdict) {
  private static final Path RECORDED =
      Path.of("../core/src/test/resources/dev/drawbridge/browser/recorded.jsonl");
  private static final String PAGE = "http://page.example";
  private static final String API = "http://api.example/";
  private static final List<String> URLS =
      List.of(API, API + "it's?a=b,(c).d#e", "https://other.example/", PAGE + "/x", "ftp://x/");
  private static final List<String> FIELDS =
      List.of(
          "Access-Control-Allow-Origin:*",
          "Access-Control-Allow-Origin:" + PAGE,
          "Access-Control-Allow-Origin:" + PAGE + "/",
          "Access-Control-Allow-Origin:null",
          "Access-Control-Allow-Origin:",
          "Access-Control-Allow-Origin:'*'",
          "Access-Control-Allow-Origin:a b",
          "Access-Control-Allow-Origin:http://a.example, http://b.example",
          "Access-Control-Allow-Origin:\u00ff‘’). Status code: 200",
          "Access-Control-Allow-Credentials:true",
          "Access-Control-Allow-Credentials:' which must be",
          "Access-Control-Allow-Methods:*,PUT",
          "Access-Control-Allow-Methods:P U T",
          "Access-Control-Allow-Headers:*, x-a",
          "Access-Control-Allow-Headers:a b, c",
          "Cross-Origin-Resource-Policy:same-origin",
          "Location:" + API,
          "Location:https://other.example/y",
          "Location:http://u:p@page.example/",
          "Location:http://[");

  /** Plays the fetches that were recorded, each case in a browser of its own. */
  static List<PlayedFetch> recorded(Profile profile) {
    try {
      List<PlayedFetch> fetches = new ArrayList<>();
      for (String line : Files.readAllLines(RECORDED)) {
        play(JsonMapper.shared().readTree(line).get("case"), profile, fetches);
      }
      return fetches;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void play(JsonNode input, Profile profile, List<PlayedFetch> fetches) {
    Origin page = Origin.of(input.get("page").stringValue());
    Browser browser = new Browser(profile, () -> Instant.EPOCH);
    for (JsonNode step : input.get("steps")) {
      Recording network = new Recording();
      for (JsonNode hop : step.get("hops")) {
        Url url = Url.of(hop.get("url").stringValue());
        network.put(url, answer(hop.get("preflight")), answer(hop.get("response")));
      }
      fetches.add(
          new PlayedFetch(
              input.get("id").stringValue(),
              Set.copyOf(List.of(page.toString(), "null")),
              browser.fetch(request(page, step.get("request")), network)));
    }
  }

  private static FetchRequest request(Origin page, JsonNode json) {
    FetchRequest request =
        FetchRequest.of(page, json.get("url").stringValue())
            .method(json.get("method").stringValue())
            .credentials(found(CredentialsMode.of(json.get("credentials").stringValue())))
            .mode(found(RequestMode.of(json.get("mode").stringValue())))
            .redirect(found(RedirectMode.of(json.get("redirect").stringValue())));
    for (Field field : fields(json).fields()) {
      request = request.field(field.name(), field.value());
    }
    JsonNode type = json.get("body_type");
    return type == null ? request : request.body(type.isNull() ? null : type.stringValue());
  }

  private static <T> T found(@Nullable T value) {
    return Objects.requireNonNull(value);
  }

  private static FieldList fields(JsonNode message) {
    List<Field> fields = new ArrayList<>();
    for (JsonNode pair : message.get("headers")) {
      fields.add(new Field(pair.get(0).stringValue(), pair.get(1).stringValue()));
    }
    return new FieldList(fields);
  }

  private static @Nullable Answer answer(@Nullable JsonNode json) {
    return json == null ? null : new Answer(json.get("status").intValue(), fields(json));
  }

  /** Makes a fetch from a page to servers that answer anything. */
  static PlayedFetch random(Profile profile, long seed) {
    Random random = new Random(seed);
    Origin page = random.nextInt(8) == 0 ? Origin.opaque() : Origin.of(PAGE);
    Recording network = new Recording();
    URLS.stream()
        .map(Url::of)
        .filter(Url::isHttp)
        .forEach(url -> network.put(url, answer(random), answer(random)));
    FetchRequest request =
        FetchRequest.of(page, pick(random, URLS))
            .method(pick(random, List.of("GET", "PUT", "patch", "DELETE")))
            .credentials(pick(random, List.of(CredentialsMode.values())))
            .mode(pick(random, List.of(RequestMode.values())))
            .redirect(pick(random, List.of(RedirectMode.values())));
    for (int i = random.nextInt(3); i > 0; i--) {
      request = request.field(pick(random, List.of("X-A", "Authorization", "Content-Type")), "x");
    }
    Verdict verdict = new Browser(profile, () -> Instant.EPOCH).fetch(request, network);
    return new PlayedFetch("seed " + seed, Set.copyOf(List.of(page.toString(), "null")), verdict);
  }

  private static @Nullable Answer answer(Random random) {
    List<Field> fields = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      String[] pair = pick(random, FIELDS).split(":", 2);
      fields.add(new Field(pair[0], pair[1]));
    }
    int status = pick(random, List.of(200, 204, 301, 307, 304, 404, 500));
    return random.nextInt(20) == 0 ? null : new Answer(status, new FieldList(fields));
  }

  private static <T> T pick(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
