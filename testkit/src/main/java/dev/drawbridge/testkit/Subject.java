package dev.drawbridge.testkit;

import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.wire.WireConnection;
import dev.drawbridge.wire.WireResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The server that is tested, seen from its clients, and the routes that it follows. Thread-safe.
 */
final class Subject {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final int port;
  private final CorsRoutes routes;
  private final Set<String> met = ConcurrentHashMap.newKeySet();
  private volatile Set<String> tolerated = Set.of();

  Subject(int port, CorsRoutes routes) {
    this.port = port;
    this.routes = routes;
  }

  void reconfigure(CorsRoutes others) {
    routes.reconfigure(others);
  }

  /** Begins a case in which answers may have these problems. */
  void tolerate(Set<String> problems) {
    tolerated = problems;
    met.clear();
  }

  /** Those of the tolerated problems that no answer has had since. */
  Set<String> unmet() {
    Set<String> unmet = new TreeSet<>(tolerated);
    unmet.removeAll(met);
    return unmet;
  }

  int port() {
    return port;
  }

  WireConnection connect() throws IOException {
    return WireConnection.open(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT);
  }

  /** The answer to a request on a connection of its own. */
  WireResponse to(Call call) {
    try (WireConnection connection = connect()) {
      return to(call, connection);
    } catch (IOException e) {
      throw failure(call, e);
    }
  }

  /** The answer to a request on an open connection. */
  WireResponse to(Call call, WireConnection connection) {
    try {
      connection.send(call.octets(port));
      return connection.receive(call.method());
    } catch (IOException e) {
      throw failure(call, e);
    }
  }

  /** Asks, and fails with all that is wrong with the answer. */
  WireResponse check(Call call, Expected expected) {
    WireResponse answer = to(call);
    check(call, answer, expected);
    return answer;
  }

  void check(Call call, WireResponse answer, Expected expected) {
    List<String> problems = new ArrayList<>(expected.problems(answer));
    problems.stream().filter(tolerated::contains).forEach(met::add);
    problems.removeAll(tolerated);
    if (!problems.isEmpty()) {
      throw failure(call, answer, problems);
    }
  }

  /** How often the application has been called, this call included. */
  int calls() {
    Call call = Call.get("/items/0");
    WireResponse answer = to(call);
    String calls = answer.fields().get("X-Calls");
    if (calls == null || !calls.matches("[0-9]+")) {
      throw failure(call, answer, List.of("X-Calls: expected the number of calls so far"));
    }
    return Integer.parseInt(calls);
  }

  /** Asks what the application must not see, and fails if it does. */
  WireResponse checkUnseen(Call call, Expected expected) {
    int before = calls();
    WireResponse answer = check(call, expected.absent("X-Calls", "X-Plain", "ETag"));
    int seen = calls() - before - 1;
    if (seen != 0) {
      throw failure(call, answer, List.of("the application saw it: expected an answer before it"));
    }
    return answer;
  }

  static AssertionError failure(Call call, IOException e) {
    return new AssertionError("request\n" + call + "\nno answer: " + e.getMessage(), e);
  }

  static AssertionError failure(Call call, WireResponse answer, List<String> problems) {
    String fields =
        answer.fields().fields().stream()
            .map(field -> "  " + field.name() + ": " + field.value() + "\n")
            .collect(Collectors.joining());
    String wrong = problems.stream().map(problem -> "\n  " + problem).collect(Collectors.joining());
    return new AssertionError(
        "request\n"
            + call
            + "\nanswer\n  "
            + answer.version()
            + " "
            + answer.status()
            + "\n"
            + fields
            + "wrong"
            + wrong);
  }
}
