package dev.drawbridge.testkit;

import static dev.drawbridge.testkit.KitPolicies.ALLOWED;
import static dev.drawbridge.testkit.KitPolicies.OTHER_ALLOWED;
import static dev.drawbridge.testkit.KitPolicies.STOREFRONT;
import static dev.drawbridge.testkit.KitPolicies.STRANGER;

import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.cors.Denied;
import dev.drawbridge.wire.WireConnection;
import dev.drawbridge.wire.WireResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Connections that stay open: no answer disturbs the next one, or lends it a field. */
final class ConnectionCases {
  private static final String ITEM = "/items/1";
  private static final CorsRoutes ROUTES = KitPolicies.everywhere(STOREFRONT);
  private static final CorsRoutes REJECTING =
      KitPolicies.everywhere(STOREFRONT.toBuilder().denied(Denied.REJECT).build());

  private ConnectionCases() {}

  static Stream<KitCase> all() {
    return Stream.of(keptOpen(), afterOthers(), sequences()).flatMap(cases -> cases);
  }

  /** The adapter's own answers leave the connection open. */
  private static Stream<KitCase> keptOpen() {
    Call granted = KitPolicies.preflight(ITEM, ALLOWED);
    Call refused = KitPolicies.preflight(ITEM, STRANGER);
    Call rejected = KitPolicies.get(ITEM, STRANGER);
    Call head = Call.of("HEAD", ITEM).with("Origin", STRANGER);
    return Stream.of(
        new KitCase("kept open: granted preflight", ROUTES, s -> next(s, granted, true)),
        new KitCase("kept open: refused preflight", ROUTES, s -> next(s, refused, true)),
        new KitCase("kept open: rejected request", REJECTING, s -> next(s, rejected, true)),
        new KitCase("kept open: rejected HEAD", REJECTING, s -> next(s, head, true)),
        new KitCase(
            "kept open: preflight with a body",
            ROUTES,
            s -> next(s, granted.withBody("GET /items/2 HTTP/1.1\r\n\r\n"), false)),
        new KitCase(
            "kept open: rejected request with a body",
            REJECTING,
            s ->
                next(
                    s,
                    Call.of("POST", ITEM)
                        .with("Origin", STRANGER)
                        .withBody("GET /items/2 HTTP/1.1\r\n\r\n"),
                    false)));
  }

  private static Stream<KitCase> afterOthers() {
    return ProtocolTable.lines("application.txt").stream()
        .map(line -> line.split("\\|", -1)[1].strip().split(" ", -1))
        .map(request -> Call.of(request[0], request[1]).with("Origin", ALLOWED))
        .map(
            call ->
                new KitCase(
                    "next after " + call.method() + " " + call.target(),
                    ROUTES,
                    subject -> next(subject, call, false)));
  }

  /** Whatever is asked first, the next answer on the connection is that of its own request. */
  private static void next(Subject subject, Call first, boolean staysOpen) throws IOException {
    try (WireConnection connection = subject.connect()) {
      WireResponse answer = subject.to(first, connection);
      if (!isLast(answer)) {
        item(subject, connection, OTHER_ALLOWED);
      } else if (staysOpen) {
        throw Subject.failure(first, answer, List.of("Connection: expected it to stay open"));
      }
    }
  }

  private static boolean isLast(WireResponse answer) {
    return answer.fields().values("Connection").stream()
        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("close"));
  }

  private static void item(Subject subject, WireConnection connection, String origin) {
    Call call = KitPolicies.get(ITEM, origin);
    subject.check(call, subject.to(call, connection), shared(origin));
  }

  private static Expected shared(String origin) {
    return Expected.status(200).cors(KitPolicies.shared(origin)).body("{\"id\":\"1\"}");
  }

  private static Stream<KitCase> sequences() {
    return Stream.of(
        new KitCase("many on one connection", ROUTES, ConnectionCases::many),
        new KitCase("pipelined", ROUTES, ConnectionCases::pipelined));
  }

  private static void many(Subject subject) throws IOException {
    try (WireConnection connection = subject.connect()) {
      for (int i = 0; i < 25; i++) {
        String origin = i % 2 == 0 ? ALLOWED : OTHER_ALLOWED;
        Call preflight = KitPolicies.preflight(ITEM, origin);
        subject.check(preflight, subject.to(preflight, connection), KitPolicies.grant(origin));
        item(subject, connection, origin);
      }
    }
  }

  /** All requests in one write. */
  private static void pipelined(Subject subject) throws IOException {
    List<Call> calls =
        List.of(
            KitPolicies.get(ITEM, ALLOWED),
            KitPolicies.preflight(ITEM, OTHER_ALLOWED),
            KitPolicies.get(ITEM, OTHER_ALLOWED),
            KitPolicies.preflight(ITEM, ALLOWED),
            KitPolicies.get("/async", ALLOWED),
            KitPolicies.preflight(ITEM, STRANGER),
            KitPolicies.get("/async", OTHER_ALLOWED),
            KitPolicies.get(ITEM, ALLOWED));
    try (WireConnection connection = subject.connect()) {
      connection.send(Call.octets(subject.port(), calls));
      for (Call call : calls) {
        subject.check(call, connection.receive(call.method()), expected(call));
      }
    }
  }

  private static Expected expected(Call call) {
    String origin = call.fields().get(0).value();
    if (call.method().equals("OPTIONS")) {
      return origin.equals(STRANGER) ? KitPolicies.refusal() : KitPolicies.grant(origin);
    }
    return call.target().equals(ITEM)
        ? shared(origin)
        : Expected.status(200).cors(KitPolicies.shared(origin));
  }
}
