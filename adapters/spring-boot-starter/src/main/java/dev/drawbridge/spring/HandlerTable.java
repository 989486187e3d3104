package dev.drawbridge.spring;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The handlers of one of Spring's mappings, and which of them it may choose. */
final class HandlerTable<R> {
  private final PathIndex<Handler<R>> index;

  HandlerTable(List<Handler<R>> handlers) {
    index = PathIndex.of(handlers, Handler::patterns, Handler::isAnnotated);
  }

  /** Whether a handler with a policy may be on a path. */
  boolean isAnnotated(String path) {
    return index.find(path).isMarked();
  }

  /**
   * Adds the policies of those that Spring may choose.
   *
   * @return whether Spring asks no mapping behind this one: it fails where none takes what is on
   *     the path
   */
  boolean addTo(Choice choice, Question<R> question) {
    List<Handler<R>> near =
        index.find(question.path()).values().stream()
            .filter(handler -> handler.condition(Part.PATHS).matching(question.request()) != null)
            .toList();
    List<Fit<R>> fits =
        near.stream().map(handler -> handler.fit(question)).filter(Objects::nonNull).toList();
    if (fits.isEmpty()) {
      addNearest(near, choice, question);
    }
    for (Fit<R> fit : fits) {
      if (fits.stream().noneMatch(other -> fit.isBehind(other, question))) {
        choice.add(fit.policy());
      }
    }
    return !near.isEmpty();
  }

  /**
   * Adds the policy that the failure bears, so that it can be read: of the most specific path, and
   * there of those who take the method, if any does.
   */
  private void addNearest(List<Handler<R>> near, Choice choice, Question<R> question) {
    List<Handler<R>> takers =
        near.stream()
            .filter(handler -> handler.condition(Part.METHODS).matching(question.request()) != null)
            .toList();
    List<Handler<R>> failing = takers.isEmpty() ? near : takers;
    Set<String> policies = new TreeSet<>();
    for (Handler<R> handler : failing) {
      String policy = handler.policy();
      if (policy != null
          && failing.stream().noneMatch(other -> isNearer(other, handler, question))) {
        policies.add(policy);
      }
    }
    policies.forEach(choice::add);
  }

  private static <R> boolean isNearer(Handler<R> one, Handler<R> other, Question<R> question) {
    Condition<R> path = one.condition(Part.PATHS).matching(question.request());
    Condition<R> others = other.condition(Part.PATHS).matching(question.request());
    return path != null && others != null && path.compareTo(others, question.request()) < 0;
  }
}
