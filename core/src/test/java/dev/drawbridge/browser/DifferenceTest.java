package dev.drawbridge.browser;

import static dev.drawbridge.browser.Scene.ANY;
import static dev.drawbridge.browser.Scene.API;
import static dev.drawbridge.browser.Scene.OTHER;
import static dev.drawbridge.browser.Scene.answer;
import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.origin.Origin;
import dev.drawbridge.origin.Url;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every difference shows in a scene of its own, in the profiles that it names and in no other. */
class DifferenceTest {
  private static final String METHODS = "Access-Control-Allow-Methods: ";
  private static final String HEADERS = "Access-Control-Allow-Headers: ";
  private static final String MAX_AGE = "Access-Control-Max-Age: ";
  private static final String PAGE_ORIGIN = "Access-Control-Allow-Origin: http://page.example";
  private static final String ALLOW_ORIGIN_EMPTY = "access-control-allow-origin:";
  private static final String CREDENTIALS = "Access-Control-Allow-Credentials: true";
  private static final Origin SECURE_PAGE = Url.of("https://page.example").origin();
  private static final String LOOPBACK = "http://api.localhost/";
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void everyDifferenceShowsWhereItIsNamedAndNowhereElse() {
    List<String> wrong = new ArrayList<>();
    for (Difference difference : Difference.values()) {
      String standard = play(difference, Profile.STANDARD);
      Set<Profile> departing = EnumSet.noneOf(Profile.class);
      for (Profile profile : Profile.values()) {
        if (!play(difference, profile).equals(standard)) {
          departing.add(profile);
        }
      }
      Set<Profile> expected = EnumSet.copyOf(difference.profiles());
      expected.addAll(departingOtherwise(difference));
      if (!departing.equals(expected)) {
        wrong.add(difference + ": seen in " + departing + ", standard is\n" + standard);
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Profiles in which a scene goes another way too, by differences that cannot be kept out. */
  private static Set<Profile> departingOtherwise(Difference difference) {
    return switch (difference) {
      // A preflight asks for what was dropped; several locations become one.
      case AUTHORIZATION_RETURNS, BODY_FIELDS_RETURN, EQUAL_LOCATIONS_FOLLOWED ->
          EnumSet.of(Profile.WEBKIT);
      // Nothing is cached for an opaque origin, or the preflight has the page's.
      case TAINTED_ORIGIN_IS_UNIQUE -> EnumSet.of(Profile.CHROMIUM, Profile.FIREFOX);
      // Preflights stick, and fields of bodies return.
      case FIELDS_ASKED_AS_GIVEN, BODY_FIELDS_RESTORED -> EnumSet.of(Profile.FIREFOX);
      // An empty location makes no redirect.
      case EMPTY_LOCATION_FAILS -> EnumSet.of(Profile.CHROMIUM);
      default -> EnumSet.noneOf(Profile.class);
    };
  }

  private static String play(Difference difference, Profile profile) {
    Scene scene = new Scene(profile);
    switch (difference) {
      case AUTHORIZATION_UNDER_WILDCARD ->
          scene.serve(API, ANY, HEADERS + "*").fetch(API, f -> f.field("Authorization", "x"));
      case RANGE_OF_64_BITS -> range(scene, "bytes=0-18446744073709551616");
      case LENIENT_RANGE -> range(scene, "Bytes=+1-2");
      case NUMBERS_TRIMMED -> range(scene, "bytes=1-\u000b2");
      case RANGE_OF_63_BITS -> range(scene, "bytes=9223372036854775807-");
      case CLIENT_HINTS_SAFELISTED -> scene.serve(API, ANY).fetch(API, f -> f.field("DPR", "1.5"));
      case AVAILABLE_DICTIONARY_FAILS ->
          scene.serve(API, ANY).fetch(API, f -> f.field("Available-Dictionary", ":x:"));
      case REQUEST_LINES_COMBINED ->
          scene
              .serve(API, ANY)
              .fetch(API, f -> f.field("Accept", "a".repeat(99)).field("Accept", "b".repeat(99)));
      case HIGH_BYTES_UNSAFE -> scene.serve(API, ANY).fetch(API, f -> f.field("Accept", "\u00e9"));
      case UNSAFE_NAMES_REPEATED ->
          scene
              .serve(API, ANY, HEADERS + "x-a")
              .fetch(API, f -> f.field("X-A", "1").field("x-a", "2"));
      case NO_SUM_LIMIT ->
          scene.serve(API, ANY).fetch(API, DifferenceTest::withManySafelistedValues);
      case STRICT_CONTENT_TYPE ->
          scene.serve(API, ANY).fetch(API, f -> f.field("Content-Type", "text/plain;;"));
      case EMPTY_LINES_DROPPED ->
          scene
              .serve(
                  API,
                  null,
                  answer(200, PAGE_ORIGIN, CREDENTIALS, "Access-Control-Allow-Credentials:"))
              .fetch(API, f -> f.credentials(CredentialsMode.INCLUDE));
      case NAMES_CHECKED_BY_HASH ->
          scene
              .serve(API, ANY, HEADERS + "x")
              .fetch(API, f -> f.field("Authorization", "1").field("X-Custom", "1"));
      case NAMES_CHECKED_AS_GIVEN ->
          scene
              .serve(API, ANY, HEADERS + "x")
              .fetch(API, f -> f.field("X-Other", "1").field("X-Custom", "1"));
      case ALLOW_ORIGIN_COUNTED_BY_SPELLING ->
          scene
              .serve(API, null, answer(200, PAGE_ORIGIN.toLowerCase(ROOT), ALLOW_ORIGIN_EMPTY))
              .fetch(API, f -> f);
      case PORT_CHECKED_LAST ->
          scene.fetch("http://api.example:22/", f -> f.mode(RequestMode.SAME_ORIGIN));
      case DATA_HAS_LENGTH -> scene.fetch("data:,", f -> f);
      case METHOD_CHECKED_FIRST ->
          scene.serve(API, answer(204, ANY, HEADERS + "@"), null).fetch(API, f -> f.method("PUT"));
      case PREFLIGHT_REDIRECT_FIRST ->
          scene.serve(API, answer(301, "Location: /x"), null).fetch(API, f -> f.method("PUT"));
      case PREFLIGHT_STATUS_FIRST ->
          scene.serve(API, answer(401), null).fetch(API, f -> f.method("PUT"));
      case BODY_TYPE_UNGUARDED ->
          scene.serve(API).fetch(API, f -> RedirectScenes.postOfJson(f).mode(RequestMode.NO_CORS));
      case ORIGIN_KEPT_ON_LOOPBACK ->
          scene
              .serve(LOOPBACK)
              .fetch(RedirectScenes.postWithoutCors(FetchRequest.of(SECURE_PAGE, LOOPBACK)));
      default -> {
        RedirectScenes.play(difference, scene);
        playCache(difference, scene);
      }
    }
    assertThat(scene.log()).as(difference + " has a scene").isNotEmpty();
    return scene.log();
  }

  private static void range(Scene scene, String value) {
    scene.serve(API, ANY).fetch(API, f -> f.field("Range", value));
  }

  private static FetchRequest withManySafelistedValues(FetchRequest fetch) {
    FetchRequest result = fetch;
    for (int i = 0; i < 9; i++) {
      result = result.field("Accept", "a".repeat(120));
    }
    return result;
  }

  private static void playCache(Difference difference, Scene scene) {
    switch (difference) {
      case REDIRECT_ERROR_KEEPS_CACHE ->
          scene
              .redirect(API, OTHER, ANY, METHODS + "PUT")
              .fetch(API, f -> put(f).redirect(RedirectMode.ERROR))
              .fetch(API, f -> put(f).redirect(RedirectMode.ERROR));
      case HEAD_CACHED_BY_NAME ->
          scene
              .serve(API, ANY, HEADERS + "x-a")
              .fetch(API, f -> f.method("HEAD").field("X-A", "1"))
              .fetch(API, f -> f.method("HEAD").field("X-A", "1"));
      case CONDITIONAL_SKIPS_CACHE ->
          scene
              .serve(API, ANY, HEADERS + "if-none-match")
              .fetch(API, f -> f.field("If-None-Match", "1"))
              .fetch(API, f -> f.field("If-None-Match", "1"));
      case FAILED_CONDITIONAL_KEEPS_CACHE ->
          scene
              .serve(API, granting("PUT"), answer(200, ANY))
              .fetch(API, f -> put(f))
              .serve(API, answer(200), answer(200, ANY))
              .fetch(API, f -> put(f).field("If-None-Match", "1"))
              .fetch(API, f -> put(f));
      case ABOUT_BLANK_BLOCKED -> scene.fetch("about:blank", f -> f.mode(RequestMode.NO_CORS));
      case CREDENTIALED_WILDCARD_NOT_CACHED ->
          scene
              .serve(API, granting("PUT, *"), answer(200, PAGE_ORIGIN, CREDENTIALS))
              .fetch(API, f -> put(f).credentials(CredentialsMode.INCLUDE))
              .fetch(API, f -> f.method("PATCH").credentials(CredentialsMode.INCLUDE));
      case WILDCARD_NOT_CACHED ->
          scene
              .serve(API, ANY, METHODS + "*")
              .fetch(API, DifferenceTest::put)
              .fetch(API, f -> f.method("PATCH"));
      case CREDENTIALED_ENTRY_STAYS_SO ->
          scene
              .serve(API, granting("PUT"), answer(200, PAGE_ORIGIN, CREDENTIALS))
              .fetch(API, f -> put(f).credentials(CredentialsMode.INCLUDE))
              .fetch(API, DifferenceTest::put);
      case FAILED_ACTUAL_KEEPS_CACHE ->
          scene
              .serve(API, answer(204, ANY, METHODS + "PUT"), answer(500))
              .fetch(API, DifferenceTest::put)
              .fetch(API, DifferenceTest::put);
      case FAILED_SIMPLE_CLEARS_CACHE ->
          scene
              .serve(API, ANY, METHODS + "PUT")
              .fetch(API, DifferenceTest::put)
              .serve(API, answer(204, ANY, METHODS + "PUT"), answer(200))
              .fetch(API, f -> f)
              .fetch(API, DifferenceTest::put);
      case CACHE_ENTRY_REPLACED ->
          scene
              .serve(API, ANY, METHODS + "PUT")
              .fetch(API, DifferenceTest::put)
              .serve(API, ANY, METHODS + "PATCH")
              .fetch(API, f -> f.method("PATCH"))
              .fetch(API, DifferenceTest::put);
      case CACHED_BY_FRAGMENT ->
          scene
              .serve(API, ANY, METHODS + "PUT")
              .fetch(API + "#a", DifferenceTest::put)
              .fetch(API + "#b", DifferenceTest::put);
      case OPAQUE_ORIGIN_NOT_CACHED ->
          scene
              .serve(API, ANY, METHODS + "PUT")
              .fetch(put(FetchRequest.of(Origin.opaque(), API)))
              .fetch(put(FetchRequest.of(Origin.opaque(), API)));
      case EMPTY_FRAGMENT_INHERITED ->
          scene
              .redirect(API, API + "next", ANY, METHODS + "PUT")
              .serve(API + "next", ANY, METHODS + "PUT")
              .fetch(API + "#", DifferenceTest::put)
              .fetch(API + "next", DifferenceTest::put);
      case REFUSAL_CACHED ->
          scene
              .serve(API, ANY, METHODS + "PUT")
              .fetch(API, f -> f.method("PATCH"))
              .fetch(API, DifferenceTest::put);
      case AUTHORIZATION_UNDER_CACHED_WILDCARD ->
          scene
              .serve(API, ANY, HEADERS + "*")
              .fetch(API, f -> f.field("X-A", "1"))
              .serve(API, ANY, HEADERS + "authorization")
              .fetch(API, f -> f.field("Authorization", "1"));
      case CREDENTIALED_WILDCARD_SERVES_NOBODY ->
          scene
              .serve(API, granting("PUT, *"), answer(200, PAGE_ORIGIN, CREDENTIALS))
              .fetch(API, f -> put(f).credentials(CredentialsMode.INCLUDE))
              .fetch(API, f -> f.method("PATCH"));
      case TAINTED_ORIGIN_IS_UNIQUE ->
          scene
              .redirect(API, OTHER, ANY, METHODS + "PUT")
              .serve(OTHER, ANY, METHODS + "PUT")
              .fetch(API, DifferenceTest::put)
              .fetch(API, DifferenceTest::put);
      case SIGNED_MAX_AGE -> twice(scene, "+60", SECOND.multipliedBy(6));
      case INVALID_MAX_AGE_IS_ZERO -> twice(scene, "abc", SECOND);
      default -> {}
    }
  }

  private static void twice(Scene scene, String maxAge, Duration wait) {
    scene
        .serve(API, ANY, METHODS + "PUT", MAX_AGE + maxAge)
        .fetch(API, DifferenceTest::put)
        .after(wait)
        .fetch(API, DifferenceTest::put);
  }

  private static Answer granting(String methods) {
    return answer(204, PAGE_ORIGIN, CREDENTIALS, METHODS + methods);
  }

  private static FetchRequest put(FetchRequest fetch) {
    return fetch.method("PUT");
  }

  @Test
  void authorizationComesBackInFirefoxOnly() {
    for (Profile profile : Profile.values()) {
      Scene scene = new Scene(profile);
      RedirectScenes.play(Difference.AUTHORIZATION_RETURNS, scene);
      List<SentRequest> requests = scene.last().requests();
      assertThat(requests.get(requests.size() - 1).fields().contains("Authorization"))
          .as(profile.name())
          .isEqualTo(profile == Profile.FIREFOX);
    }
  }

  @Test
  void theAgeOfACachedPreflightIsLimited() {
    for (Profile profile : Profile.values()) {
      Duration limit = profile.maxAgeLimit();
      Duration most = limit == null ? Duration.ofSeconds(999_999_999) : limit;
      Scene within = new Scene(profile);
      twice(within, "999999999", most.minusNanos(1));
      assertThat(within.last().requests()).as(profile + " within").hasSize(1);
      Scene beyond = new Scene(profile);
      twice(beyond, "999999999", most);
      assertThat(beyond.last().requests()).as(profile + " beyond").hasSize(2);
    }
  }
}
