package dev.drawbridge.testkit;

import static dev.drawbridge.testkit.KitPolicies.ALLOWED;
import static dev.drawbridge.testkit.KitPolicies.OPEN;
import static dev.drawbridge.testkit.KitPolicies.STOREFRONT;
import static dev.drawbridge.testkit.KitPolicies.STRANGER;

import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.fetch.Field;
import dev.drawbridge.wire.WireResponse;
import java.util.List;
import java.util.stream.Stream;

/** Which policy decides: by path, by host, by annotation. */
final class RouteCases {
  private static final String ITEM = "/items/1";
  private static final String ANNOTATED_PAGE = "https://annotated.example";

  private static final CorsRoutes ROUTES =
      KitPolicies.routes()
          .policy("storefront", STOREFRONT)
          .route(ITEM, "storefront")
          .route("/items/open", OPEN)
          .closed("/items/closed")
          .closed("/own-cors")
          .route("api.example/items/**", OPEN)
          .build();

  /** All is open but the items. */
  private static final CorsRoutes AROUND =
      KitPolicies.routes().route("/**", OPEN).route("/items/**", STOREFRONT).build();

  private static final CorsRoutes NONE = KitPolicies.routes().build();

  /** The items are open but for one. */
  private static final CorsRoutes WITHIN =
      KitPolicies.routes().route("/items/**", OPEN).closed("/items/closed").build();

  private RouteCases() {}

  static Stream<KitCase> all() {
    return Stream.of(chosen(), secondReadings(), annotated()).flatMap(cases -> cases);
  }

  private static Stream<KitCase> chosen() {
    return Stream.of(
        new KitCase("route: by path", ROUTES, RouteCases::byPath),
        new KitCase("route: by host", ROUTES, RouteCases::byHost),
        new KitCase("route: closed", ROUTES, RouteCases::closed),
        new KitCase("route: closed, with a last slash", WITHIN, RouteCases::closedWithSlash),
        new KitCase("route: none, left alone", ROUTES, RouteCases::leftAlone),
        new KitCase("route: none, preflight left alone", ROUTES, RouteCases::preflightLeftAlone),
        new KitCase("route: none, own cors left alone", NONE, RouteCases::ownCorsLeftAlone));
  }

  private static void byPath(Subject subject) {
    subject.check(
        KitPolicies.get(ITEM, ALLOWED), Expected.status(200).cors(KitPolicies.shared(ALLOWED)));
    subject.check(
        KitPolicies.get("/items/open?/items/1", STRANGER),
        Expected.status(200).cors("Access-Control-Allow-Origin", "*"));
    subject.checkUnseen(KitPolicies.preflight(ITEM, ALLOWED), KitPolicies.grant(ALLOWED));
    subject.checkUnseen(KitPolicies.preflight("/items/open", STRANGER), openGrant());
  }

  private static Expected openGrant() {
    return Expected.status(204)
        .cors("Access-Control-Allow-Origin", "*")
        .cors("Access-Control-Allow-Methods", "*")
        .body("");
  }

  private static void byHost(Subject subject) {
    subject.check(
        KitPolicies.get(ITEM, STRANGER).with("Host", "api.example"),
        Expected.status(200).cors("Access-Control-Allow-Origin", "*"));
    subject.checkUnseen(
        KitPolicies.preflight(ITEM, STRANGER).with("Host", "API.example:443"), openGrant());
  }

  private static void closed(Subject subject) {
    subject.check(KitPolicies.get("/items/closed", ALLOWED), Expected.status(200));
    subject.check(KitPolicies.get("/own-cors", ALLOWED), Expected.status(200));
    subject.checkUnseen(KitPolicies.preflight("/items/closed", ALLOWED), KitPolicies.refusal());
  }

  /** Many frameworks run the same handler for it; whoever answers 404 stays closed as well. */
  private static void closedWithSlash(Subject subject) {
    for (String target : List.of("/items/closed", "/items/closed/", "/items/closed/?x")) {
      Call call = KitPolicies.get(target, STRANGER);
      WireResponse answer = subject.to(call);
      subject.check(call, answer, Expected.anyStatus().vary(varyOf(answer)));
      subject.checkUnseen(KitPolicies.preflight(target, STRANGER), KitPolicies.refusal());
    }
  }

  private static void leftAlone(Subject subject) {
    subject.check(KitPolicies.get("/items/2", ALLOWED), Expected.status(200));
  }

  private static void preflightLeftAlone(Subject subject) {
    subject.check(
        KitPolicies.preflight("/items/2", ALLOWED),
        Expected.status(200).fields(List.of(new Field("X-Plain", "yes"))));
  }

  private static void ownCorsLeftAlone(Subject subject) {
    subject.check(
        KitPolicies.get("/own-cors", ALLOWED),
        Expected.status(200)
            .cors("Access-Control-Allow-Origin", "*")
            .cors("Access-Control-Allow-Credentials", "true")
            .cors("Access-Control-Expose-Headers", "X-Own"));
    subject.check(
        KitPolicies.get("/own/cors", ALLOWED),
        Expected.status(200).cors(ConformanceKit.own("cors")));
    subject.check(
        KitPolicies.get("/own/timing", ALLOWED),
        Expected.status(200).cors(ConformanceKit.own("timing")));
    subject.check(
        KitPolicies.get("/own/vary", ALLOWED),
        Expected.status(200).vary("Origin", "Accept-Encoding"));
  }

  /** Targets that some servers read as an item, and some do not. */
  private static Stream<KitCase> secondReadings() {
    return ProtocolTable.lines("targets.txt").stream()
        .map(
            target ->
                new KitCase(
                    "second reading: " + target, AROUND, subject -> guarded(subject, target)));
  }

  /** Whoever reaches an item that is guarded, by whatever name, is under its policy. */
  private static void guarded(Subject subject, String target) {
    subject.reconfigure(target.contains("closed") ? WITHIN : AROUND);
    Call call = KitPolicies.get(target, STRANGER);
    WireResponse answer = subject.to(call);
    if (answer.fields().contains("X-Calls")) {
      subject.check(call, answer, Expected.anyStatus().vary(varyOf(answer)));
      Call preflight = KitPolicies.preflight(target, STRANGER);
      WireResponse refused = subject.to(preflight);
      subject.check(preflight, refused, Expected.anyStatus().vary(varyOf(refused)));
    }
  }

  private static String[] varyOf(WireResponse answer) {
    String vary = answer.fields().get("Vary");
    return vary == null ? new String[0] : vary.split(" *, *", -1);
  }

  /** What annotations decide. */
  static Stream<KitCase> annotated() {
    CorsRoutes byPathToo = KitPolicies.routes().route("/**", STOREFRONT).build();
    return Stream.of(
        new KitCase("annotated", NONE, s -> annotated(s, "/annotated")),
        new KitCase("annotated: preflight", NONE, s -> annotatedPreflight(s, "/annotated")),
        new KitCase("annotated: before the path's", byPathToo, s -> both(s, "/annotated")),
        new KitCase("annotated: class", NONE, s -> both(s, "/annotated-class")),
        new KitCase("annotated: inherited", NONE, s -> both(s, "/annotated-inherited")),
        new KitCase("annotated: method not allowed", byPathToo, RouteCases::notAllowed),
        new KitCase("annotated: form", NONE, RouteCases::form));
  }

  private static void both(Subject subject, String target) {
    annotated(subject, target);
    annotatedPreflight(subject, target);
  }

  private static void annotated(Subject subject, String target) {
    subject.check(KitPolicies.get(target, ANNOTATED_PAGE), shared(Expected.status(200)));
    subject.check(KitPolicies.get(target, ALLOWED), Expected.status(200).vary("Origin"));
  }

  private static Expected shared(Expected expected) {
    return expected
        .cors("Access-Control-Allow-Origin", ANNOTATED_PAGE)
        .cors("Access-Control-Expose-Headers", "X-Annotated")
        .vary("Origin");
  }

  private static void annotatedPreflight(Subject subject, String target) {
    Call preflight =
        Call.preflight(target, ANNOTATED_PAGE, "GET")
            .with("Access-Control-Request-Headers", "x-annotated");
    subject.checkUnseen(
        preflight,
        Expected.status(204)
            .cors("Access-Control-Allow-Origin", ANNOTATED_PAGE)
            .cors("Access-Control-Allow-Headers", "X-Annotated")
            .body(""));
    subject.checkUnseen(Call.preflight(target, ALLOWED, "GET"), KitPolicies.refusal());
  }

  /** The page can read why: the path has no other policy than that of its methods. */
  private static void notAllowed(Subject subject) {
    for (String target : List.of("/annotated", "/annotated-class")) {
      Call call = Call.of("DELETE", target);
      subject.check(call.with("Origin", ANNOTATED_PAGE), shared(Expected.status(405)));
      subject.check(call.with("Origin", ALLOWED), Expected.status(405).vary("Origin"));
    }
  }

  /** Whoever looks for the handler leaves the form to it. */
  private static void form(Subject subject) {
    String body = "name=%C3%A9&text=a+b%26c";
    Call call =
        Call.of("POST", "/annotated-class")
            .with("Content-Type", "application/x-www-form-urlencoded")
            .withBody(body);
    subject.check(call.with("Origin", ANNOTATED_PAGE), shared(Expected.status(200)).body(body));
    subject.check(call.with("Origin", ALLOWED), Expected.status(200).vary("Origin").body(body));
  }
}
