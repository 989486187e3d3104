package dev.drawbridge.testkit;

import static dev.drawbridge.testkit.KitPolicies.ALLOWED;
import static dev.drawbridge.testkit.KitPolicies.OPEN;
import static dev.drawbridge.testkit.KitPolicies.STOREFRONT;
import static dev.drawbridge.testkit.KitPolicies.STRANGER;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.fetch.Field;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Fields that the application sets itself: under a policy its own rule, and its {@code Vary} stays.
 */
final class OwnFieldCases {
  private static final CorsRoutes ROUTES = KitPolicies.everywhere(STOREFRONT);
  private static final CorsRoutes STAR = KitPolicies.everywhere(OPEN);
  private static final CorsRoutes CLOSED = KitPolicies.everywhere((CorsPolicy) null);
  private static final CorsRoutes TIMING =
      KitPolicies.everywhere(STOREFRONT.toBuilder().timingAllowOrigin(true).build());

  /** The lines that {@code /own/{name}} adds. */
  static final Map<String, List<Field>> LINES =
      Map.of(
          "cors",
              List.of(
                  new Field("Access-Control-Allow-Origin", "*"),
                  new Field("Access-Control-Allow-Credentials", "true"),
                  new Field("Access-Control-Allow-Methods", "OWN"),
                  new Field("Access-Control-Allow-Headers", "X-Own"),
                  new Field("Access-Control-Expose-Headers", "X-Own"),
                  new Field("Access-Control-Max-Age", "1")),
          "cors-twice",
              List.of(
                  new Field("access-control-allow-origin", STRANGER),
                  new Field("access-control-allow-origin", "*"),
                  new Field("access-control-expose-headers", "X-Own"),
                  new Field("access-control-expose-headers", "X-Own-2"),
                  new Field("access-control-max-age", "1")),
          "timing", List.of(new Field("Timing-Allow-Origin", "*")),
          "late",
              List.of(
                  new Field("Access-Control-Allow-Origin", "*"),
                  new Field("Access-Control-Allow-Credentials", "true"),
                  new Field("Access-Control-Expose-Headers", "X-Own"),
                  new Field("Vary", "Accept")),
          "vary", List.of(new Field("Vary", "Origin"), new Field("Vary", "Accept-Encoding")),
          "events", List.of(new Field("Content-Type", "text/event-stream")));

  private OwnFieldCases() {}

  static Stream<KitCase> all() {
    return Stream.of(dropped("cors"), dropped("cors-twice"), late(), timing(), vary())
        .flatMap(cases -> cases);
  }

  private static Stream<KitCase> dropped(String name) {
    String target = "/own/" + name;
    return Stream.of(
        new KitCase(
            "own fields: " + name,
            ROUTES,
            subject -> {
              subject.check(
                  KitPolicies.get(target, ALLOWED),
                  Expected.status(200).cors(KitPolicies.shared(ALLOWED)));
              subject.check(KitPolicies.get(target, STRANGER), Expected.status(200).vary("Origin"));
              subject.check(Call.get(target), Expected.status(200).vary("Origin"));
            }),
        new KitCase(
            "own fields: " + name + " under *",
            STAR,
            subject ->
                subject.check(KitPolicies.get(target, STRANGER), star(Expected.status(200)))),
        new KitCase(
            "own fields: " + name + " closed",
            CLOSED,
            subject -> subject.check(KitPolicies.get(target, STRANGER), Expected.status(200))));
  }

  /** Whoever writes behind the adapter has not the last word either. */
  private static Stream<KitCase> late() {
    return Stream.of("/own-late", "/own-async")
        .flatMap(
            target ->
                Stream.of(
                    new KitCase("own fields: " + target, ROUTES, s -> late(s, target)),
                    new KitCase(
                        "own fields: " + target + " under *",
                        STAR,
                        subject ->
                            subject.check(
                                KitPolicies.get(target, STRANGER),
                                star(Expected.status(200)).vary("Accept")))));
  }

  private static void late(Subject subject, String target) {
    subject.check(
        KitPolicies.get(target, ALLOWED),
        Expected.status(200).cors(KitPolicies.shared(ALLOWED)).vary("Accept"));
    Expected unshared = Expected.status(200).vary("Accept", "Origin");
    subject.check(KitPolicies.get(target, STRANGER), unshared);
    subject.check(Call.get(target), unshared);
  }

  private static Expected star(Expected expected) {
    return expected.cors("Access-Control-Allow-Origin", "*");
  }

  /** The policy's where it sets the field, for nobody else; the application's where it does not. */
  private static Stream<KitCase> timing() {
    Field own = new Field("Timing-Allow-Origin", "*");
    return Stream.of(
        new KitCase(
            "own fields: timing",
            TIMING,
            subject -> {
              subject.check(
                  KitPolicies.get("/own/timing", ALLOWED),
                  Expected.status(200)
                      .cors(KitPolicies.shared(ALLOWED))
                      .cors("Timing-Allow-Origin", ALLOWED));
              subject.check(
                  KitPolicies.get("/own/timing", STRANGER), Expected.status(200).vary("Origin"));
              subject.check(Call.get("/own/timing"), Expected.status(200).vary("Origin"));
            }),
        new KitCase(
            "own fields: timing, which the policy does not set",
            ROUTES,
            subject -> {
              subject.check(
                  KitPolicies.get("/own/timing", ALLOWED),
                  Expected.status(200).cors(KitPolicies.shared(ALLOWED)).cors(List.of(own)));
              subject.check(
                  KitPolicies.get("/own/timing", STRANGER),
                  Expected.status(200).vary("Origin").cors(List.of(own)));
            }));
  }

  private static Stream<KitCase> vary() {
    return Stream.of(
        new KitCase(
            "own vary: on two lines",
            ROUTES,
            subject -> {
              subject.check(
                  KitPolicies.get("/own/vary", ALLOWED),
                  Expected.status(200).cors(KitPolicies.shared(ALLOWED)).vary("Accept-Encoding"));
              subject.check(
                  KitPolicies.get("/own/vary", STRANGER),
                  Expected.status(200).vary("Origin", "Accept-Encoding"));
            }),
        new KitCase(
            "own vary: on two lines under *",
            STAR,
            subject ->
                subject.check(
                    KitPolicies.get("/own/vary", STRANGER),
                    star(Expected.status(200)).vary("Origin", "Accept-Encoding"))),
        new KitCase(
            "own vary: on two lines closed",
            CLOSED,
            subject ->
                subject.check(
                    KitPolicies.get("/own/vary", STRANGER),
                    Expected.status(200).vary("Origin", "Accept-Encoding"))),
        new KitCase(
            "own vary: origin in it under *",
            STAR,
            subject ->
                subject.check(
                    KitPolicies.get("/own-vary-origin", STRANGER),
                    star(Expected.status(200)).vary("Accept", "Origin"))),
        new KitCase(
            "own vary: origin in it closed",
            CLOSED,
            subject ->
                subject.check(
                    KitPolicies.get("/own-vary-origin", STRANGER),
                    Expected.status(200).vary("Accept", "Origin"))));
  }
}
