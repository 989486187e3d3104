package dev.drawbridge.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.origin.Origin;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever page and servers say, there is a verdict, and it holds together. */
class RandomFetchTest {
  private static final List<String> URLS =
      List.of(Scene.HOME, Scene.API, Scene.OTHER, Scene.API + "a?b#c", "x", "http://[", "ftp://x/");
  private static final List<String> METHODS = List.of("GET", "put", "PATCH", "HEAD", "\u0000", "");
  private static final List<String> FIELDS =
      List.of(
          "Access-Control-Allow-Origin:*",
          "Access-Control-Allow-Origin:http://page.example",
          "Access-Control-Allow-Origin:",
          "Access-Control-Allow-Credentials:true",
          "Access-Control-Allow-Methods:*,PUT",
          "Access-Control-Allow-Methods:\u00ff,",
          "Access-Control-Allow-Headers:*, x-a",
          "Access-Control-Allow-Headers:authorization",
          "Access-Control-Max-Age:-9",
          "Access-Control-Max-Age:99999999999999999999999999",
          "Access-Control-Expose-Headers:*",
          "Location:" + Scene.OTHER,
          "Location:" + Scene.API,
          "Location:" + Scene.HOME,
          "Location:http://u:p@page.example/",
          "Location:");
  private static final List<String> NAMES =
      List.of("X-A", "Authorization", "Accept", "Range", "\n");
  private static final List<String> VALUES =
      List.of("1", "bytes=1-", "\u00ff", "\u0000", " ", "a,b");

  @Test
  void everyFetchGetsAVerdict() {
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      Scene scene = new Scene(pick(random, List.of(Profile.values())));
      for (int i = 0; i < 3; i++) {
        URLS.stream()
            .filter(url -> url.startsWith("http:/") && !url.endsWith("["))
            .forEach(url -> scene.serve(url, answer(random), answer(random)));
        scene.fetch(request(random));
        check(scene.last(), "seed " + seed + "\n" + scene.log());
      }
    }
  }

  private static void check(Verdict verdict, String description) {
    BlockReason reason = verdict.reason();
    assertThat(verdict.isAllowed()).as(description).isEqualTo(reason == null);
    assertThat(verdict.requests()).as(description).hasSizeLessThanOrEqualTo(42);
    if (reason != null) {
      assertThat(reason.what() + reason.fix()).as(description).doesNotContain("{");
      assertThat(reason.code()).as(description).matches("[a-z-]+");
    }
    if (verdict.profile() == Profile.STANDARD) {
      assertThat(verdict.console()).as(description).isNull();
    }
  }

  private static FetchRequest request(Random random) {
    Origin page = random.nextInt(8) == 0 ? Origin.opaque() : Scene.PAGE;
    FetchRequest request =
        FetchRequest.of(page, pick(random, URLS))
            .method(pick(random, METHODS))
            .credentials(pick(random, List.of(CredentialsMode.values())))
            .mode(pick(random, List.of(RequestMode.values())))
            .redirect(pick(random, List.of(RedirectMode.values())));
    for (int i = random.nextInt(4); i > 0; i--) {
      request = request.field(pick(random, NAMES), pick(random, VALUES));
    }
    return random.nextInt(4) == 0 ? request.withCorsPreflight() : request;
  }

  private static Answer answer(Random random) {
    String[] fields = new String[random.nextInt(8)];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = pick(random, FIELDS);
    }
    return Scene.answer(pick(random, List.of(200, 204, 301, 303, 307, 404)), fields);
  }

  private static <T> T pick(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
