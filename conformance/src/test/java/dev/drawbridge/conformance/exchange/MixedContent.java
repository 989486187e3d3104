package dev.drawbridge.conformance.exchange;

import dev.drawbridge.origin.Url;
import java.util.List;

/**
 * What WebKitGTK does where a secure page asks a site without TLS: it blocks that as mixed content,
 * loopback or not, but for the preflight that a redirect brings about. The model leaves mixed
 * content out, and the other engines trust loopback.
 */
final class MixedContent {
  private static final String MESSAGE = " requested insecure content from ";

  private MixedContent() {}

  /** Says whether a secure page asks a site without TLS. */
  static boolean isIn(Exchange exchange) {
    return exchange.page().startsWith("https:")
        && exchange.steps().stream()
            .flatMap(step -> step.hops().stream())
            .anyMatch(hop -> isInsecure(hop.url()));
  }

  private static boolean isInsecure(String url) {
    return Url.of(url).scheme().equals("http");
  }

  /**
   * Says whether both tell the same, but that the first request without TLS was blocked, and the
   * step with it.
   */
  static boolean agree(Account model, Account played) {
    Account blocked =
        new Account(model.steps().stream().map(MixedContent::blocked).toList(), model.console());
    boolean said = played.console().stream().anyMatch(text -> text.contains(MESSAGE));
    return said
        ? blocked.steps().equals(Comparison.comparable(blocked, played).steps())
        : Comparison.agree(blocked, played);
  }

  private static Account.Step blocked(Account.Step step) {
    List<Account.Request> requests = step.requests();
    int sent = 0;
    while (sent < requests.size() && !isInsecure(requests.get(sent).url())) {
      sent++;
    }
    if (sent > 0 && sent < requests.size() && requests.get(sent).kind().equals("preflight")) {
      sent++;
    }
    return sent == requests.size()
        ? step
        : new Account.Step("blocked", requests.subList(0, sent), null);
  }
}
