package dev.drawbridge.browser;

import static dev.drawbridge.browser.Scene.ANY;
import static dev.drawbridge.browser.Scene.API;
import static dev.drawbridge.browser.Scene.HOME;
import static dev.drawbridge.browser.Scene.OTHER;
import static dev.drawbridge.browser.Scene.answer;

/** The scenes of {@link DifferenceTest} in which an answer redirects. */
final class RedirectScenes {
  private static final String METHODS = "Access-Control-Allow-Methods: ";
  private static final String HEADERS = "Access-Control-Allow-Headers: ";

  private RedirectScenes() {}

  static void play(Difference difference, Scene scene) {
    playWays(difference, scene);
    playFieldsOfRedirects(difference, scene);
  }

  private static void playWays(Difference difference, Scene scene) {
    String next = API + "next";
    switch (difference) {
      case EQUAL_LOCATIONS_FOLLOWED ->
          scene
              .serve(API, null, answer(307, ANY, "Location: /next", "Location: /next"))
              .serve(next)
              .fetch(API, f -> f);
      case REDIRECT_NEEDS_LOCATION ->
          scene
              .serve(API, null, answer(307, ANY, "Location: "))
              .fetch(API, f -> f)
              .fetch(API, f -> f.redirect(RedirectMode.MANUAL))
              .serve(API, null, answer(307, ANY))
              .fetch(API, f -> f.redirect(RedirectMode.ERROR));
      case REDIRECT_CREDENTIALS_BLOCKED ->
          scene
              .redirect(HOME, "http://u:p@page.example/next")
              .serve(HOME + "next")
              .fetch(HOME, f -> f);
      case REDIRECT_LOCATION_FIRST ->
          scene.serve(API, null, answer(307, "Location: http://[")).fetch(API, f -> f);
      case DIFFERING_LOCATIONS_FAIL ->
          scene
              .serve(API, null, answer(307, ANY, "Location: /next", "Location: "))
              .fetch(API, f -> f.redirect(RedirectMode.MANUAL));
      case DIFFERING_LOCATIONS_FIRST ->
          scene
              .serve(
                  API,
                  null,
                  answer(
                      307,
                      "Location: /next",
                      "Location: /other",
                      "Cross-Origin-Resource-Policy: same-origin"))
              .fetch(API, f -> f.mode(RequestMode.NO_CORS));
      case MANUAL_LOCATION_PARSED ->
          scene
              .serve(API, null, answer(307, ANY, "Location: http://["))
              .fetch(API, f -> f.redirect(RedirectMode.MANUAL));
      case REDIRECT_CREDENTIALS_BEFORE_ERROR ->
          scene
              .serve(API, null, answer(307, ANY, "Location: http://u:p@api.example/next"))
              .fetch(API, f -> f.redirect(RedirectMode.ERROR));
      case UNLOADABLE_REDIRECT_FIRST ->
          scene.serve(API, null, answer(307, "Location: javascript:1")).fetch(API, f -> f);
      case LOCATION_CONTROLS_ENCODED ->
          scene
              .serve(API, null, answer(307, ANY, "Location: /ne\txt"))
              .serve(next)
              .fetch(API, f -> f);
      case ORIGIN_FORGOTTEN_ON_REDIRECT ->
          scene.redirect(HOME, API).serve(API).fetch(HOME, RedirectScenes::postWithoutCors);
      case CLIENT_HINTS_DROPPED ->
          scene
              .redirect(API, next, ANY, HEADERS + "dpr")
              .serve(next, ANY, HEADERS + "dpr")
              .fetch(API, f -> f.field("DPR", "invalid"));
      case BODY_FIELDS_RETURN ->
          scene
              .serve(API, answer(204, ANY, HEADERS + "*"), answer(303, ANY, "Location: next"))
              .redirect(next, next + 2, ANY, HEADERS + "*")
              .serve(next + 2, ANY, HEADERS + "*")
              .fetch(API, RedirectScenes::postOfJson);
      case PREFLIGHT_WITH_PAGE_ORIGIN ->
          scene
              .redirect(API, OTHER, ANY, HEADERS + "x-a")
              .serve(OTHER, ANY, HEADERS + "x-a")
              .fetch(API, f -> f.field("X-A", "1"));
      case PREFLIGHT_STICKS ->
          scene.redirect(HOME, API).serve(API, ANY).fetch(HOME, f -> f.field("Authorization", "x"));
      case AUTHORIZATION_RETURNS ->
          scene
              .redirect(HOME, API)
              .redirect(API, next, ANY)
              .serve(next, ANY, HEADERS + "authorization")
              .fetch(HOME, f -> f.field("Authorization", "x"));
      default -> {}
    }
  }

  private static void playFieldsOfRedirects(Difference difference, Scene scene) {
    String next = API + "next";
    String last = API + "last";
    switch (difference) {
      case EMPTY_LOCATION_FAILS ->
          scene.serve(API, null, answer(307, ANY, "Location:")).fetch(API, f -> f);
      case LOCATIONS_COMBINED ->
          scene
              .serve(API, null, answer(307, ANY, "Location: /next", "Location: /last"))
              .serve(API + "next,%20/last")
              .fetch(API, f -> f);
      case LOCATION_ENCODED_TWICE ->
          scene.redirect(API, "/next\u00ff").serve(next + "%FF").fetch(API, f -> f);
      case FTP_REDIRECT_FAILS ->
          scene.redirect(API, "ftp://x/").fetch(API, f -> f.redirect(RedirectMode.MANUAL));
      case PORT_CHECKED_BY_PREFLIGHT ->
          scene
              .redirect(API, "http://api.example:22/", ANY, METHODS + "PUT")
              .fetch(API, f -> f.method("PUT"));
      case DELETE_BECOMES_GET ->
          scene
              .redirect(HOME, API)
              .serve(API, ANY, METHODS + "DELETE")
              .fetch(HOME, f -> f.method("DELETE"));
      case ORIGIN_STAYS_ON_REDIRECT ->
          scene
              .serve(HOME, null, answer(303, "Location: /next"))
              .serve(HOME + "next")
              .fetch(HOME, f -> f.method("POST"));
      case BODY_FIELDS_RESTORED ->
          scene
              .serve(HOME, null, answer(303, "Location: /next"))
              .redirect(HOME + "next", HOME + "last")
              .serve(HOME + "last")
              .fetch(HOME, RedirectScenes::postOfJson);
      case CREDENTIALS_FOLLOW_REDIRECTS ->
          scene.redirect(HOME, API).serve(API).fetch(HOME, f -> f.mode(RequestMode.NO_CORS));
      case FIELDS_ASKED_AS_GIVEN ->
          scene
              .serve(
                  API,
                  answer(204, ANY, METHODS + "PUT", HEADERS + "*"),
                  answer(303, ANY, "Location: /next"))
              .serve(next, ANY, HEADERS + "*")
              .fetch(API, f -> f.method("PUT").body("application/json"));
      case REDIRECT_CHECKED_WITH_CREDENTIALS ->
          scene.redirect(HOME, API).redirect(API, last).serve(last).fetch(HOME, f -> f);
      default -> {}
    }
  }

  static FetchRequest postWithoutCors(FetchRequest fetch) {
    return fetch.method("POST").mode(RequestMode.NO_CORS).credentials(CredentialsMode.OMIT);
  }

  static FetchRequest postOfJson(FetchRequest fetch) {
    return fetch.method("POST").body("application/json").field("X-A", "1");
  }
}
