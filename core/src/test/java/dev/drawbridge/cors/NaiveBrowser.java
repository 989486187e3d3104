package dev.drawbridge.cors;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A browser's look at the answer to a preflight whose request has no credentials. */
final class NaiveBrowser {
  private static final Set<String> SAFELISTED = Set.of("GET", "HEAD", "POST");

  private NaiveBrowser() {}

  /** Whether the browser that sent the preflight would send the actual request. */
  static boolean passes(Message preflight, int status, Message answer) {
    // Fetch, CORS-preflight fetch, step 7, after the CORS check.
    List<String> origin = answer.values("Access-Control-Allow-Origin");
    String asked = preflight.values("Access-Control-Request-Method").get(0);
    List<String> methods = list(answer, "Access-Control-Allow-Methods");
    return status >= 200
        && status <= 299
        && (origin.equals(List.of("*")) || origin.equals(preflight.values("Origin")))
        && (SAFELISTED.contains(asked) || methods.contains(asked) || methods.contains("*"))
        && headersPass(preflight, list(answer, "Access-Control-Allow-Headers"));
  }

  private static boolean headersPass(Message preflight, List<String> allowed) {
    List<String> asked = NaiveHeaderList.names(preflight.values("Access-Control-Request-Headers"));
    return asked.stream()
        .allMatch(
            name ->
                allowed.stream().anyMatch(name::equalsIgnoreCase)
                    || (allowed.contains("*") && !name.equalsIgnoreCase("authorization")));
  }

  /** Returns the elements of a list field over all its lines. */
  static List<String> list(Message message, String field) {
    return message.values(field).stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
