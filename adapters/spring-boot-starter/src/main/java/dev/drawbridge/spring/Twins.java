package dev.drawbridge.spring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Handlers of one path and method with different policies, between which a preflight cannot tell:
 * it could only be refused.
 */
final class Twins {
  private static final Set<String> READING = Set.of("GET", "HEAD");

  private Twins() {}

  /** Adds a problem for each pair. */
  static <R> void refuse(List<Handler<R>> handlers, List<SetupProblem> problems) {
    Map<String, List<Handler<R>>> byPath = new LinkedHashMap<>();
    List<Handler<R>> byName = new ArrayList<>(handlers);
    byName.sort(Comparator.comparing(handler -> HandlerPolicies.name(handler.method())));
    for (Handler<R> handler : byName) {
      for (PathPattern pattern : handler.patterns()) {
        String path = pattern.getPatternString().replaceAll("\\{[^{}:*]+}", "{}");
        byPath.computeIfAbsent(path, p -> new ArrayList<>()).add(handler);
      }
    }
    Set<SetupProblem> found = new HashSet<>();
    for (Map.Entry<String, List<Handler<R>>> entry : byPath.entrySet()) {
      List<Handler<R>> same = entry.getValue();
      for (int i = 0; i < same.size(); i++) {
        for (Handler<R> other : same.subList(0, i)) {
          if (areTwins(other, same.get(i))) {
            SetupProblem problem = problem(other, same.get(i));
            if (found.add(problem)) {
              problems.add(problem);
            }
          }
        }
      }
    }
  }

  private static <R> boolean areTwins(Handler<R> one, Handler<R> other) {
    if (Objects.equals(one.policy(), other.policy())
        || !areEqual(Part.PARAMS, one, other)
        || !areEqual(Part.CUSTOM, one, other)) {
      // What the query tells apart, a preflight does too.
      return false;
    }
    Set<String> methods = new HashSet<>(one.methods().isEmpty() ? other.methods() : one.methods());
    if (!other.methods().isEmpty()) {
      methods.retainAll(other.methods());
    }
    boolean all = one.methods().isEmpty() && other.methods().isEmpty();
    if (methods.isEmpty() && !all) {
      return false;
    }
    // What is read needs no preflight for an Accept.
    boolean reading = !all && READING.containsAll(methods);
    return one.isVersioned()
        || other.isVersioned()
        || !areEqual(Part.HEADERS, one, other)
        || !areEqual(Part.CONSUMES, one, other)
        || (!reading && !areEqual(Part.PRODUCES, one, other));
  }

  private static <R> boolean areEqual(Part part, Handler<R> one, Handler<R> other) {
    return one.condition(part).equals(other.condition(part));
  }

  private static <R> SetupProblem problem(Handler<R> one, Handler<R> other) {
    Handler<R> annotated = one.isAnnotated() ? one : other;
    Handler<R> second = one.isAnnotated() ? other : one;
    String policy = second.policy();
    String reason =
        "incompatible @Cors(\"%s\"): %s has the same path and method, and %s; %s."
            .formatted(
                annotated.policy(),
                HandlerPolicies.name(second.method()),
                policy == null ? "no policy" : "@Cors(\"" + policy + "\")",
                "a preflight cannot tell them apart");
    return new SetupProblem(
        HandlerPolicies.name(annotated.method()),
        null,
        reason,
        "Give both the same policy, or paths of their own.");
  }
}
