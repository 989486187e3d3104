package dev.drawbridge.testkit;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsProblem;
import dev.drawbridge.cors.CorsProcessor;
import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.cors.Denied;
import dev.drawbridge.fetch.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The protocol table over a socket, and what a table does not hold. */
final class ProtocolCases {
  private static final String ITEM = "/items/1";
  private static final String ASKED = "Access-Control-Request-Headers";

  /** What the application says to the methods of the table; nothing is known of others. */
  private static final Map<String, Integer> STATUS = Map.of("GET", 200, "OPTIONS", 200);

  private ProtocolCases() {}

  static Stream<KitCase> all() {
    Stream<KitCase> rows =
        ProtocolTable.rows().stream()
            .map(
                row ->
                    new KitCase(
                        row.name(),
                        KitPolicies.everywhere(row.policy()),
                        subject -> ask(subject, row)));
    return Stream.of(rows, lists(), origins(), rejected(), processor()).flatMap(cases -> cases);
  }

  private static void ask(Subject subject, ProtocolTable.Row row) {
    Call call = Call.of(row.method(), ITEM).with(row.request());
    Expected expected =
        Expected.status(row.status() == 0 ? STATUS.getOrDefault(row.method(), 0) : row.status())
            .cors(row.answer());
    if (row.status() == 0) {
      subject.check(call, expected);
    } else if (row.preflight()) {
      subject.checkUnseen(call, expected.body(""));
    } else {
      subject.checkUnseen(call, problem(expected));
    }
  }

  private static Expected problem(Expected expected) {
    return expected
        .fields(List.of(new Field("Content-Type", CorsProblem.MEDIA_TYPE)))
        .body(new String(CorsProblem.content(), StandardCharsets.US_ASCII));
  }

  /** Lists of field names at the limits of the policy, which lie within those of servers. */
  private static Stream<KitCase> lists() {
    CorsRoutes routes =
        KitPolicies.everywhere(
            CorsPolicy.builder()
                .allowOrigins(KitPolicies.ALLOWED)
                .allowHeaders(List.of(names(65).split(",", -1)))
                .build());
    CorsRoutes any =
        KitPolicies.everywhere(CorsPolicy.builder().allowOrigins("*").allowHeaders("*").build());
    Expected refusal = KitPolicies.refusal();
    return Stream.of(
        new KitCase("list: 64 names", routes, s -> list(s, names(64), grantedNames())),
        new KitCase("list: 65 names", routes, s -> list(s, names(65), refusal)),
        new KitCase("list: 4096 octets", any, s -> list(s, "x".repeat(4096), grantedAny())),
        new KitCase("list: 4097 octets", any, s -> list(s, "x".repeat(4097), refusal)),
        new KitCase("list: 6000 octets", any, s -> list(s, "x,".repeat(3000), refusal)),
        new KitCase("list: 40 lines", routes, ProtocolCases::lines));
  }

  private static String names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "x-" + i).collect(Collectors.joining(","));
  }

  private static Expected grantedNames() {
    return Expected.status(204)
        .cors("Access-Control-Allow-Origin", KitPolicies.ALLOWED)
        .cors("Access-Control-Allow-Headers", names(65).replace(",", ", "))
        .body("");
  }

  private static Expected grantedAny() {
    return Expected.status(204)
        .cors("Access-Control-Allow-Origin", "*")
        .cors("Access-Control-Allow-Headers", "*")
        .body("");
  }

  private static void list(Subject subject, String list, Expected expected) {
    Call call = Call.preflight(ITEM, KitPolicies.ALLOWED, "GET").with(ASKED, list);
    subject.checkUnseen(call, expected);
  }

  private static void lines(Subject subject) {
    Call call = Call.preflight(ITEM, KitPolicies.ALLOWED, "GET");
    for (int i = 0; i < 40; i++) {
      call = call.with(ASKED, "X-" + i);
    }
    subject.checkUnseen(call, grantedNames());
    subject.checkUnseen(call.with(ASKED, "x-other"), KitPolicies.refusal());
  }

  /** No browser sends two; who does must not be taken for either of them. */
  private static Stream<KitCase> origins() {
    CorsRoutes routes = KitPolicies.everywhere(KitPolicies.STOREFRONT);
    return Stream.of(KitPolicies.ALLOWED, KitPolicies.OTHER_ALLOWED, KitPolicies.STRANGER)
        .map(
            second ->
                new KitCase(
                    "two origins: " + second,
                    routes,
                    subject -> {
                      subject.check(
                          KitPolicies.get(ITEM, KitPolicies.ALLOWED).with("Origin", second),
                          Expected.status(200).vary("Origin"));
                      subject.checkUnseen(
                          KitPolicies.preflight(ITEM, KitPolicies.ALLOWED).with("Origin", second),
                          KitPolicies.refusal());
                    }));
  }

  private static Stream<KitCase> rejected() {
    CorsRoutes routes =
        KitPolicies.everywhere(KitPolicies.STOREFRONT.toBuilder().denied(Denied.REJECT).build());
    return Stream.of("GET", "HEAD", "PUT", "POST", "DELETE")
        .map(
            method ->
                new KitCase(
                    "rejected: " + method,
                    routes,
                    subject ->
                        subject.checkUnseen(
                            Call.of(method, ITEM).with("Origin", KitPolicies.STRANGER),
                            rejection(method).vary("Origin"))));
  }

  private static Expected rejection(String method) {
    Expected problem = problem(Expected.status(403));
    return method.equals("HEAD") ? problem.body("") : problem;
  }

  /** The simple configuration: one processor, no table of routes. */
  private static Stream<KitCase> processor() {
    CorsRoutes routes = CorsRoutes.everywhere(CorsProcessor.of(KitPolicies.STOREFRONT));
    return Stream.of(
        new KitCase(
            "one processor",
            routes,
            subject -> {
              String origin = KitPolicies.ALLOWED;
              subject.check(
                  KitPolicies.get(ITEM, origin),
                  Expected.status(200).cors(KitPolicies.shared(origin)));
              subject.checkUnseen(KitPolicies.preflight(ITEM, origin), KitPolicies.grant(origin));
            }));
  }
}
