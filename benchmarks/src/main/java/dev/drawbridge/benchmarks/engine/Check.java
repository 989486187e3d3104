package dev.drawbridge.benchmarks.engine;

import dev.drawbridge.benchmarks.engine.Scenario.Verdict;
import java.util.ArrayList;
import java.util.List;

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
      Answer answer = response.answer();
      Verdict verdict = answer.verdict(values);
      if (i == 0) {
        System.out.printf("  %-36s %-9s %s%n", peer.title(), verdict, answer);
      }
      if (!fits(peer, scenario.verdict(), verdict)) {
        failures.add(
            "%s, %s, request %d: %s, but expected %s: %s"
                .formatted(peer.title(), scenario.title(), i, verdict, scenario.verdict(), answer));
      }
    }
    return failures;
  }

  private static boolean fits(Peer peer, Verdict expected, Verdict actual) {
    return expected.accepts(actual, peer.isCompared());
  }
}
