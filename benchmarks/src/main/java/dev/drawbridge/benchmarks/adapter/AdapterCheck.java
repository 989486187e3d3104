package dev.drawbridge.benchmarks.adapter;

import dev.drawbridge.benchmarks.adapter.Contestant.Side;
import dev.drawbridge.benchmarks.engine.Answer;
import dev.drawbridge.benchmarks.engine.Scenario;
import dev.drawbridge.benchmarks.engine.Values;
import java.util.ArrayList;
import java.util.List;

/** Judges what every contestant answers, as a browser would, before anything is measured. */
public final class AdapterCheck {
  private AdapterCheck() {}

  /** Prints all answers; ends with 1 when one of them is not what the scenario asks for. */
  public static void main(String[] arguments) {
    List<String> failures = new ArrayList<>();
    for (Scenario scenario : AdapterMatrix.SCENARIOS) {
      System.out.println(scenario.title());
      for (Contestant contestant : Contestant.values()) {
        if (contestant.side() != Side.NOBODY && contestant.supports(scenario)) {
          failures.addAll(check(contestant, scenario));
        }
      }
    }
    failures.forEach(System.err::println);
    if (!failures.isEmpty()) {
      System.exit(1);
    }
  }

  /** Sends the whole rotation; what is answered wrong, if anything. */
  static List<String> check(Contestant contestant, Scenario scenario) {
    List<String> failures = new ArrayList<>();
    Carrier carrier = contestant.carrier(scenario);
    for (int i = 0; i < scenario.rotation(); i++) {
      Values values = scenario.request(i);
      try {
        carrier.send(values);
      } catch (Exception e) {
        throw new IllegalStateException(contestant + " throws on " + scenario, e);
      }
      Answer answer = carrier.answer();
      Scenario.Verdict verdict = answer.verdict(values);
      if (i == 0) {
        System.out.printf("  %-15s %-9s %s%n", contestant, verdict, answer);
      }
      if (!scenario.verdict().accepts(verdict, contestant.side() == Side.THEIRS)) {
        failures.add(
            "%s, %s, request %d: %s, but expected %s: %s"
                .formatted(contestant, scenario.title(), i, verdict, scenario.verdict(), answer));
      }
    }
    return failures;
  }
}
