package dev.drawbridge.benchmarks.engine;

import static java.util.stream.Collectors.toSet;

import dev.drawbridge.benchmarks.engine.Scenario.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was answered to one request, whatever the framework.
 *
 * @param status the answer's status
 * @param passedOn whether the request reached the application
 * @param lines fields in the order in which they were written, each as {@code name: value}
 */
public record Answer(int status, boolean passedOn, List<String> lines) {
  /** Copies the lines. */
  public Answer {
    lines = List.copyOf(lines);
  }

  /** Fetch, CORS check, and CORS-preflight fetch, step 7, for a request with credentials. */
  public Verdict verdict(Values request) {
    if (request.origin() == null) {
      return passedOn && first("Access-Control-Allow-Origin") == null
          ? Verdict.UNTOUCHED
          : Verdict.DENIED;
    }
    boolean shared =
        request.origin().equals(first("Access-Control-Allow-Origin"))
            && "true".equals(first("Access-Control-Allow-Credentials"));
    boolean passed = request.requestMethod() == null ? passedOn : !passedOn && permits(request);
    return shared && passed ? Verdict.GRANTED : Verdict.DENIED;
  }

  private boolean permits(Values request) {
    boolean ok = status >= 200 && status <= 299;
    Set<String> methods = words(all("Access-Control-Allow-Methods"));
    Set<String> fields = words(all("Access-Control-Allow-Headers"));
    return ok
        && methods.containsAll(words(listOf(request.requestMethod())))
        && fields.containsAll(words(listOf(request.requestFields())));
  }

  private @Nullable String first(String name) {
    List<String> all = all(name);
    return all.isEmpty() ? null : all.get(0);
  }

  private List<String> all(String name) {
    String start = name + ": ";
    return lines.stream()
        .filter(line -> line.regionMatches(true, 0, start, 0, start.length()))
        .map(line -> line.substring(start.length()))
        .toList();
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

  @Override
  public String toString() {
    String joined = String.join(" | ", lines);
    return status
        + (passedOn ? " passed on " : " answered ")
        + (joined.length() > 400 ? joined.substring(0, 400) + "…" : joined);
  }
}
