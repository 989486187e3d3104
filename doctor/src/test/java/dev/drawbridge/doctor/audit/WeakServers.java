package dev.drawbridge.doctor.audit;

import static dev.drawbridge.doctor.audit.TestServer.KNOWN;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Servers that are wrong on purpose, each in one way, as found in the wild. */
final class WeakServers {
  private static final String HOST = KNOWN.host();
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

  private final Map<String, HttpHandler> servers = new LinkedHashMap<>();

  private WeakServers() {
    comparisons();
    expressions();
    lists();
    fields();
    preflights();
    programs();
  }

  /** The servers by the names of the table. */
  static Map<String, HttpHandler> all() {
    return new WeakServers().servers;
  }

  private void comparisons() {
    servers.put("reflects", Cors.trusting(origin -> true));
    servers.put(
        "reflects without credentials",
        Cors.trusting(origin -> true).with("Access-Control-Allow-Credentials", null));
    servers.put("startsWith origin", Cors.trusting(origin -> origin.startsWith(KNOWN.toString())));
    servers.put("endsWith site", Cors.trusting(origin -> origin.endsWith("example.com")));
    servers.put("endsWith host", Cors.trusting(origin -> origin.endsWith(HOST)));
    servers.put("contains site", Cors.trusting(origin -> origin.contains("example.com")));
    servers.put("contains host", Cors.trusting(origin -> origin.contains(HOST)));
    servers.put("contained in host", Cors.trusting(WeakServers::isPartOfHost));
    servers.put("begins the origin", Cors.trusting(KNOWN.toString()::startsWith));
    servers.put(
        "startsWith localhost", Cors.alsoTrusting(origin -> origin.startsWith("http://localhost")));
  }

  private void expressions() {
    servers.put("unescaped", Cors.trusting(matching("https://app.example.com")));
    servers.put("unanchored", Cors.trusting(finding("https://app\\.example\\.com")));
    servers.put("no beginning", Cors.trusting(finding("https://app\\.example\\.com$")));
    servers.put("no end", Cors.trusting(finding("^https://app\\.example\\.com")));
    servers.put(
        "ends at a special character",
        Cors.trusting(matching("https://app\\.example\\.com([^a-zA-Z0-9.:-].*)?")));
    servers.put("either scheme", Cors.trusting(matching("https?://app\\.example\\.com")));
    servers.put("subdomains", Cors.trusting(matching("https://([a-z0-9-]+\\.)+example\\.com")));
    servers.put("one label", Cors.trusting(matching("https://[a-z0-9-]+\\.example\\.com")));
    servers.put(
        "subdomains, either scheme",
        Cors.trusting(matching("https?://([a-z0-9-]+\\.)+example\\.com")));
    servers.put("all of com", Cors.trusting(matching("https://[a-z0-9.-]+\\.com")));
  }

  private void lists() {
    servers.put("null", Cors.alsoTrusting("null"::equals));
    servers.put(
        "null without credentials",
        Cors.alsoTrusting("null"::equals).with("Access-Control-Allow-Credentials", null));
    servers.put("pages of github", Cors.alsoTrusting(matching("https://[a-z0-9-]+\\.github\\.io")));
    servers.put("codepen", Cors.alsoTrusting("https://codepen.io"::equals));
    servers.put("localhost", Cors.alsoTrusting("http://localhost:3000"::equals));
    servers.put("any port", Cors.trusting(matching("https://app\\.example\\.com(:[0-9]+)?")));
    servers.put("extensions", Cors.alsoTrusting(matching("(chrome|moz)-extension://.*")));
    servers.put("local files", Cors.alsoTrusting("file://"::equals));
    servers.put("what is no URI", Cors.alsoTrusting(origin -> origin.contains(" ")));
    servers.put("no host, no check", Cors.alsoTrusting(origin -> host(origin).isEmpty()));
  }

  private void fields() {
    servers.put(
        "wildcard with credentials",
        Cors.sound()
            .always(ALLOW_ORIGIN, "*")
            .always("Access-Control-Allow-Credentials", "true")
            .with(ALLOW_ORIGIN, "*"));
    servers.put("no vary", Cors.sound().always("Vary", null));
    servers.put(
        "vary for the trusted only", Cors.sound().always("Vary", null).with("Vary", "origin"));
    servers.put("no vary, aged", Cors.sound().always("Vary", null).always("Age", "12"));
    servers.put(
        "exposes a token", Cors.sound().with("Access-Control-Expose-Headers", "etag, X-API-Key"));
    servers.put(
        "exposes all",
        Cors.sound()
            .with("Access-Control-Allow-Credentials", null)
            .with("Access-Control-Expose-Headers", "*")
            .always("X-Auth-Token", "secret"));
    servers.put(
        "exposes cookies", Cors.sound().with("Access-Control-Expose-Headers", "Set-Cookie"));
    servers.put("undefined", Cors.sound().and(WeakServers::undefined));
  }

  private void preflights() {
    String methods = "Access-Control-Allow-Methods";
    String names = "Access-Control-Allow-Headers";
    servers.put("any method", Cors.sound().onPreflights(methods, "*"));
    servers.put("echoes methods", Cors.sound().and(e -> echo(e, "Method", methods)));
    servers.put("any field", Cors.sound().onPreflights(names, "*"));
    servers.put("echoes fields", Cors.sound().and(e -> echo(e, "Headers", names)));
    servers.put("lists trace", Cors.sound().onPreflights(methods, "GET, Trace"));
    servers.put("ten days", Cors.sound().onPreflights("Access-Control-Max-Age", "864000"));
    servers.put("no seconds", Cors.sound().onPreflights("Access-Control-Max-Age", "0"));
    servers.put("no age", Cors.sound().onPreflights("Access-Control-Max-Age", null));
    servers.put("private network", Cors.sound().and(WeakServers::enterPrivateNetwork));
    servers.put("breaks on long lists", WeakServers::breakOnLongLists);
    servers.put("preflights only reflect", WeakServers::reflectPreflights);
  }

  private void programs() {
    servers.put("writes the origin", WeakServers::writeOrigin);
    servers.put("decodes the origin", Cors.sound().and(WeakServers::decode));
    servers.put("first and last", WeakServers::firstAndLast);
    servers.put("checks one, answers the other", WeakServers::checkFirstAnswerLast);
    servers.put("origin as key", WeakServers::originAsKey);
    servers.put("refuses strangers' queries", WeakServers::refuseQueries);
    servers.put("asks for a token", WeakServers::askForToken);
    servers.put("overloaded", exchange -> TestServer.end(exchange, 503));
  }

  private static Predicate<String> matching(String expression) {
    return Pattern.compile(expression).asMatchPredicate();
  }

  private static Predicate<String> finding(String expression) {
    return Pattern.compile(expression).asPredicate();
  }

  /** The host of an origin, empty if there is none. */
  private static String host(String origin) {
    try {
      String host = new URI(origin).getHost();
      return host == null ? "" : host;
    } catch (URISyntaxException e) {
      return "";
    }
  }

  private static boolean isPartOfHost(String origin) {
    return !host(origin).isEmpty() && HOST.contains(host(origin));
  }

  private static boolean isPreflight(HttpExchange exchange) {
    return exchange.getRequestMethod().equals("OPTIONS");
  }

  private static String requested(HttpExchange exchange, String name) {
    return exchange.getRequestHeaders().getOrDefault(name, List.of("")).get(0);
  }

  private static void undefined(HttpExchange exchange) {
    if (!exchange.getRequestHeaders().containsKey("Origin")) {
      exchange.getResponseHeaders().set(ALLOW_ORIGIN, "undefined");
    }
  }

  private static void echo(HttpExchange exchange, String what, String field) {
    if (exchange.getResponseHeaders().containsKey(field)) {
      String asked = requested(exchange, "Access-Control-Request-" + what);
      exchange.getResponseHeaders().set(field, asked);
    }
  }

  private static void enterPrivateNetwork(HttpExchange exchange) {
    if (exchange.getRequestHeaders().containsKey("Access-Control-Request-Private-Network")) {
      exchange.getResponseHeaders().set("Access-Control-Allow-Private-Network", "true");
    }
  }

  private static void breakOnLongLists(HttpExchange exchange) throws IOException {
    if (requested(exchange, "Access-Control-Request-Headers").length() > 1000) {
      TestServer.end(exchange, 500);
    } else {
      Cors.sound().handle(exchange);
    }
  }

  private static void reflectPreflights(HttpExchange exchange) throws IOException {
    if (isPreflight(exchange)) {
      Cors.trusting(origin -> true).handle(exchange);
    } else {
      TestServer.end(exchange, 401);
    }
  }

  private static void writeOrigin(HttpExchange exchange) throws IOException {
    if (isPreflight(exchange)) {
      Cors.sound().handle(exchange);
      return;
    }
    Headers answer = exchange.getResponseHeaders();
    answer.set("Vary", "Origin");
    byte[] text = ("hello " + requested(exchange, "Origin")).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, text.length);
    exchange.getResponseBody().write(text);
  }

  private static void decode(HttpExchange exchange) {
    String origin = requested(exchange, "Origin");
    if (!origin.contains("%0d%0a")) {
      return;
    }
    String[] lines = URLDecoder.decode(origin, StandardCharsets.UTF_8).split("\r\n", -1);
    String[] field = lines[1].split(":\\s*", 2);
    exchange.getResponseHeaders().set(field[0], field[1]);
  }

  /** A proxy that answers preflights by the last line before a program that reads the first. */
  private static void firstAndLast(HttpExchange exchange) throws IOException {
    List<String> origins = exchange.getRequestHeaders().getOrDefault("Origin", List.of());
    List<String> one =
        origins.isEmpty()
            ? origins
            : List.of(origins.get(isPreflight(exchange) ? origins.size() - 1 : 0));
    Cors.sound().handle(exchange, one);
  }

  private static void checkFirstAnswerLast(HttpExchange exchange) throws IOException {
    List<String> origins = exchange.getRequestHeaders().getOrDefault("Origin", List.of());
    String last = origins.isEmpty() ? "" : origins.get(origins.size() - 1);
    if (origins.size() > 1 && KNOWN.toString().equals(origins.get(0))) {
      exchange.getResponseHeaders().set(ALLOW_ORIGIN, last);
    }
    Cors.sound().handle(exchange);
  }

  private static void originAsKey(HttpExchange exchange) throws IOException {
    if (KNOWN.toString().equals(requested(exchange, "Origin"))) {
      Cors.sound().handle(exchange);
    } else {
      exchange.getResponseHeaders().set("Vary", "Origin");
      TestServer.end(exchange, 403);
    }
  }

  /** It grants credentials, but no cookie opens it. */
  private static void askForToken(HttpExchange exchange) throws IOException {
    if (isPreflight(exchange)) {
      Cors.sound().handle(exchange);
    } else {
      exchange.getResponseHeaders().set("Vary", "Origin");
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer realm=\"api\"");
      TestServer.end(exchange, 401);
    }
  }

  private static void refuseQueries(HttpExchange exchange) throws IOException {
    if (!"page=1".equals(exchange.getRequestURI().getQuery())) {
      TestServer.end(exchange, 400);
    } else {
      Cors.alsoTrusting("null"::equals).handle(exchange);
    }
  }
}
