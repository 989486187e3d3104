package dev.drawbridge.benchmarks.engine;

import static java.util.stream.Collectors.toSet;

import dev.drawbridge.benchmarks.engine.Scenario.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges what every peer answers in every scenario as a browser would: a peer that is configured
 * wrong refuses, and refusing is fast.
 */
public final class Check {
  private Check() {}

  /** Prints all answers; ends with 1 when one of them is not what the scenario asks for. */
  public static void main(String[] arguments) {
    List<String> failures = new ArrayList<>();
    for (Scenario scenario : Scenario.values()) {
      System.out.println(scenario.title());
      for (Peer peer : Peer.values()) {
        if (peer.answers() && peer.supports(scenario)) {
          failures.addAll(check(peer, scenario));
        }
      }
    }
    failures.forEach(System.err::println);
    if (!failures.isEmpty()) {
      System.exit(1);
    }
  }

  /** Runs the whole rotation through {@code peer}; what it does wrong, if anything. */
  static List<String> check(Peer peer, Scenario scenario) {
    List<String> failures = new ArrayList<>();
    Handler handler = peer.handler(scenario);
    for (int i = 0; i < scenario.rotation(); i++) {
      Values values = scenario.request(i);
      StubRequest request = Stubs.request();
      StubResponse response = Stubs.response();
      values.writeTo(request);
      response.restart();
      try {
        handler.handle(request, response);
      } catch (Exception e) {
        throw new IllegalStateException(peer + " throws on " + scenario, e);
      }
      Verdict verdict = judge(values, response);
      if (i == 0) {
        System.out.printf("  %-36s %-9s %s%n", peer.title(), verdict, describe(response));
      }
      if (!fits(peer, scenario.verdict(), verdict)) {
        failures.add(
            "%s, %s, request %d: %s, but expected %s: %s"
                .formatted(
                    peer.title(),
                    scenario.title(),
                    i,
                    verdict,
                    scenario.verdict(),
                    describe(response)));
      }
    }
    return failures;
  }

  private static boolean fits(Peer peer, Verdict expected, Verdict actual) {
    return switch (expected) {
      case HOSTILE -> peer.isCompared() || actual == Verdict.DENIED;
      default -> actual == expected;
    };
  }

  private static String describe(StubResponse response) {
    String lines = String.join(" | ", response.lines());
    return response.getStatus()
        + (response.chained() ? " passed on " : " answered ")
        + (lines.length() > 400 ? lines.substring(0, 400) + "…" : lines);
  }

  /** Fetch, CORS check, and CORS-preflight fetch, step 7, for a request with credentials. */
  private static Verdict judge(Values request, StubResponse response) {
    if (request.origin() == null) {
      return response.chained() && response.getHeader("Access-Control-Allow-Origin") == null
          ? Verdict.UNTOUCHED
          : Verdict.DENIED;
    }
    boolean shared =
        request.origin().equals(response.getHeader("Access-Control-Allow-Origin"))
            && "true".equals(response.getHeader("Access-Control-Allow-Credentials"));
    boolean passed =
        request.requestMethod() == null
            ? response.chained()
            : !response.chained() && permits(request, response);
    return shared && passed ? Verdict.GRANTED : Verdict.DENIED;
  }

  private static boolean permits(Values request, StubResponse response) {
    boolean ok = response.getStatus() >= 200 && response.getStatus() <= 299;
    Set<String> methods = words(response.getHeaders("Access-Control-Allow-Methods"));
    Set<String> fields = words(response.getHeaders("Access-Control-Allow-Headers"));
    return ok
        && methods.containsAll(words(listOf(request.requestMethod())))
        && fields.containsAll(words(listOf(request.requestFields())));
  }

  private static List<String> listOf(@Nullable String line) {
    return line == null ? List.of() : List.of(line);
  }

  private static Set<String> words(Collection<String> lines) {
    return lines.stream()
        .flatMap(line -> Stream.of(line.split(",")))
        .map(word -> word.strip().toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .collect(toSet());
  }
}
