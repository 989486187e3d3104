package dev.drawbridge.conformance.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Holds what a browser did against what the model says that it does. */
final class Comparison {
  /** Fields that a browser sends of itself; script may set them, or not get through. */
  private static final Set<String> OWN =
      Set.of("accept", "accept-language", "priority", "user-agent");

  /** WebDriver hands Firefox's errors on, but not its warnings. */
  private static final String WARNING = "Cross-Origin Request Warning:";

  /** Begins Firefox's messages of checks that come before CORS; they name the page's URL. */
  private static final String SECURITY = "Security Error:";

  /** What Firefox says of a connection that broke off... */
  private static final String BROKEN = "CORS request did not succeed). Status code: (null).";

  /** ... and what it says instead now and then, whatever was sent before. */
  private static final String ODD =
      "Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed).";

  /** What WebKitGTK says of a preflight that breaks off, or goes to a port that it blocks... */
  private static final List<String> UNSENT =
      List.of("Connection terminated unexpectedly", "CORS-preflight request was blocked");

  /** ... and what it says instead, the second now and then, if nobody listens there. */
  private static final Pattern REFUSED =
      Pattern.compile("(?m)^Could not connect to [^:]+: Connection refused$");

  private Comparison() {}

  /** Says whether both tell the same, word for word, but for what the browser added. */
  static boolean agree(Account model, Account played) {
    Account seen = comparable(model, played);
    String expected = text(model);
    String text = text(seen);
    return model.steps().equals(seen.steps())
        && (expected.equals(text)
            || (expected.contains(BROKEN) && expected.equals(text.replace(ODD, BROKEN)))
            || UNSENT.stream()
                .anyMatch(said -> expected.equals(REFUSED.matcher(text).replaceAll(said))));
  }

  /** The messages that have to do with CORS. */
  static String text(Account account) {
    return account.console().stream()
        .filter(message -> !message.startsWith(WARNING) && !message.startsWith(SECURITY))
        .collect(Collectors.joining("\n"));
  }

  /**
   * What was seen, without preflights to an IP address where the model sends the actual request at
   * once.
   */
  static Account withoutRepeatedPreflights(Account model, Account seen) {
    List<Account.Step> steps = seen.steps();
    for (int i = 0; i < steps.size(); i++) {
      Account.Step step = steps.get(i);
      List<Account.Request> kept = new ArrayList<>();
      for (Account.Request request : step.requests()) {
        List<Account.Request> expected = model.steps().get(i).requests();
        boolean cached =
            kept.size() < expected.size()
                && expected.get(kept.size()).kind().equals("actual")
                && expected.get(kept.size()).url().equals(request.url());
        boolean repeated =
            cached && request.kind().equals("preflight") && Site.isAddress(request.url());
        if (!repeated) {
          kept.add(request);
        }
      }
      steps = replaced(steps, i, new Account.Step(step.outcome(), kept, step.response()));
    }
    return new Account(steps, seen.console());
  }

  /** What was seen, without what the browser added. */
  static Account comparable(Account model, Account seen) {
    List<Account.Step> steps = seen.steps();
    for (int i = 0; i < steps.size(); i++) {
      steps = replaced(steps, i, step(model.steps().get(i), steps.get(i)));
    }
    return new Account(steps, seen.console());
  }

  private static Account.Step step(Account.Step model, Account.Step seen) {
    List<Account.Request> requests = seen.requests();
    for (int i = 0; i < requests.size() && i < model.requests().size(); i++) {
      requests = replaced(requests, i, request(model.requests().get(i), requests.get(i)));
    }
    return new Account.Step(seen.outcome(), requests, seen.response());
  }

  private static Account.Request request(Account.Request model, Account.Request seen) {
    Map<String, String> fields = new HashMap<>(seen.fields());
    fields.keySet().removeIf(name -> OWN.contains(name) && !model.fields().containsKey(name));
    // How lines of one name are combined, and a value put right, is no matter of CORS.
    fields.replaceAll((name, value) -> model.fields().getOrDefault(name, value));
    return new Account.Request(
        seen.kind(),
        seen.url(),
        seen.origin(),
        seen.method(),
        seen.requestHeaders(),
        seen.credentials(),
        fields,
        seen.body());
  }

  private static <T> List<T> replaced(List<T> list, int index, T element) {
    List<T> copy = new ArrayList<>(list);
    copy.set(index, element);
    return copy;
  }
}
