package dev.drawbridge.testkit;

import static dev.drawbridge.testkit.KitPolicies.ALLOWED;
import static dev.drawbridge.testkit.KitPolicies.STOREFRONT;
import static dev.drawbridge.testkit.KitPolicies.STRANGER;

import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.fetch.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Whatever the application does, its answer has the fields of the decision, and no others. */
final class ApplicationCases {
  private static final CorsRoutes ROUTES = KitPolicies.everywhere(STOREFRONT);

  /** A row of {@code application.txt}. */
  private record Row(String name, Call call, int status, List<Field> fields, String body) {
    static Row of(String line) {
      String[] cells = line.split("\\|", -1);
      String[] request = cells[1].strip().split(" ", -1);
      List<Field> fields =
          Arrays.stream(cells[3].strip().split(" ; "))
              .filter(field -> !field.isBlank())
              .map(field -> field.strip().split(": ", 2))
              .map(pair -> new Field(pair[0], pair[1]))
              .toList();
      return new Row(
          cells[0].strip(),
          Call.of(request[0], request[1]),
          Integer.parseInt(cells[2].strip()),
          fields,
          cells[4].strip());
    }

    Expected expected() {
      return Expected.status(status).fields(fields).body(body.isEmpty() ? null : body);
    }
  }

  private ApplicationCases() {}

  static Stream<KitCase> all() {
    Stream<KitCase> rows =
        ProtocolTable.lines("application.txt").stream()
            .map(Row::of)
            .map(row -> new KitCase("application: " + row.name(), ROUTES, s -> ask(s, row)));
    return Stream.of(rows, preflights(), vary(), bodies()).flatMap(cases -> cases);
  }

  private static void ask(Subject subject, Row row) {
    Call call = row.call();
    subject.check(call.with("Origin", ALLOWED), row.expected().cors(KitPolicies.shared(ALLOWED)));
    subject.check(call.with("Origin", STRANGER), row.expected().vary("Origin"));
    subject.check(call, row.expected().vary("Origin"));
  }

  /** Whatever stands behind the path, its preflights are answered before. */
  private static Stream<KitCase> preflights() {
    return Stream.of(
            "/items/1", "/throws", "/missing", "/post-only", "/protected", "/async", "/own-cors")
        .map(
            path -> new KitCase("preflight: " + path, ROUTES, subject -> preflight(subject, path)));
  }

  private static void preflight(Subject subject, String path) {
    subject.checkUnseen(KitPolicies.preflight(path, ALLOWED), KitPolicies.grant(ALLOWED));
    subject.checkUnseen(KitPolicies.preflight(path, STRANGER), KitPolicies.refusal());
    subject.checkUnseen(
        KitPolicies.preflight(path, ALLOWED).with("Access-Control-Request-Headers", "x-other"),
        KitPolicies.refusal());
  }

  private static Stream<KitCase> vary() {
    return Stream.of(
        new KitCase(
            "own vary: merged", ROUTES, s -> vary(s, "/own-vary", "Accept-Encoding", "Origin")),
        new KitCase("own vary: star", ROUTES, s -> vary(s, "/own-vary-star", "*")),
        new KitCase(
            "own vary: origin in it", ROUTES, s -> vary(s, "/own-vary-origin", "Accept", "Origin")),
        new KitCase(
            "own vary: left alone under *",
            KitPolicies.everywhere(KitPolicies.OPEN),
            subject ->
                subject.check(
                    KitPolicies.get("/own-vary", ALLOWED),
                    Expected.status(200)
                        .cors("Access-Control-Allow-Origin", "*")
                        .vary("Accept-Encoding"))));
  }

  private static void vary(Subject subject, String path, String... names) {
    List<Field> shared =
        KitPolicies.shared(ALLOWED).stream().filter(field -> !field.isNamed("Vary")).toList();
    subject.check(KitPolicies.get(path, ALLOWED), Expected.status(200).cors(shared).vary(names));
    subject.check(KitPolicies.get(path, STRANGER), Expected.status(200).vary(names));
  }

  private static Stream<KitCase> bodies() {
    return Stream.of(
        new KitCase("body: large", ROUTES, ApplicationCases::large),
        new KitCase("body: echo", ROUTES, ApplicationCases::echo),
        new KitCase("body: form", ROUTES, ApplicationCases::form));
  }

  private static void large(Subject subject) {
    subject.check(
        KitPolicies.get("/large", ALLOWED),
        Expected.status(200).cors(KitPolicies.shared(ALLOWED)).body("a".repeat(4 << 20)));
  }

  private static void echo(Subject subject) {
    StringBuilder body = new StringBuilder();
    new Random(4).ints(1 << 20, 0, 256).forEach(octet -> body.append((char) octet));
    subject.check(
        Call.of("POST", "/echo", new Field("Content-Type", "application/octet-stream"))
            .with("Origin", ALLOWED)
            .withBody(body.toString()),
        Expected.status(200).cors(KitPolicies.shared(ALLOWED)).body(body.toString()));
  }

  /** Whoever looks at a parameter of a form reads, and decodes, what is the application's. */
  private static void form(Subject subject) {
    String body = "name=%C3%A9&text=a+b%26c";
    Call call =
        Call.of("POST", "/echo", new Field("Content-Type", "application/x-www-form-urlencoded"))
            .withBody(body);
    subject.check(
        call.with("Origin", ALLOWED),
        Expected.status(200).cors(KitPolicies.shared(ALLOWED)).body(body));
    subject.check(call.with("Origin", STRANGER), Expected.status(200).vary("Origin").body(body));
  }
}
