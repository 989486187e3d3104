package dev.drawbridge.conformance.exchange;

import dev.drawbridge.conformance.Browser;
import dev.drawbridge.conformance.Engine;
import dev.drawbridge.origin.Url;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page in a tab of a browser that makes exchanges. */
final class ExchangePage implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final String READY = "ready";
  private static final String PLAYED = "played";

  private final Browser browser;
  private final RawServer server;
  private final String tab;
  private final Map<String, Serving> servings = new HashMap<>();
  private final Map<String, JsonNode> reports = new HashMap<>();

  private ExchangePage(Browser browser, RawServer server, String url) {
    this.browser = browser;
    this.server = server;
    this.tab = browser.open(URI.create(server.ports().toReal(url)));
  }

  /**
   * Opens a page.
   *
   * @param origin that of a site, or {@code null} for an opaque one
   */
  static ExchangePage open(Browser browser, RawServer server, String origin) {
    String url = origin.equals("null") ? Site.HOME.origin() + "/opaque" : origin + "/";
    ExchangePage page = new ExchangePage(browser, server, url);
    page.awaitConsole(READY);
    List<String> origins =
        Stream.of(Site.values())
            .filter(site -> !server.missing().contains(site))
            .map(Site::origin)
            .filter(site -> Url.of(site).scheme().equals(Url.of(url).scheme()))
            .toList();
    page.call("takeCookies", JsonMapper.shared().writeValueAsString(origins));
    return page;
  }

  /** Makes exchanges, one after the other but for those that wait. */
  void play(List<Exchange> exchanges) {
    exchanges.forEach(exchange -> servings.put(exchange.id(), server.serve(exchange)));
    String answer;
    try {
      answer = call("playAll", JsonMapper.shared().writeValueAsString(exchanges));
    } catch (IllegalStateException lost) {
      throw new IllegalStateException(
          "while playing " + exchanges.stream().map(Exchange::id).toList(), lost);
    }
    JsonNode seen = JsonMapper.shared().readTree(answer);
    for (int i = 0; i < exchanges.size(); i++) {
      reports.put(exchanges.get(i).id(), seen.get(i));
    }
    String last = PLAYED + exchanges.get(exchanges.size() - 1).id();
    call("say", JsonMapper.shared().writeValueAsString(last));
    awaitConsole(last);
  }

  private String call(String function, String json) {
    return browser.evaluate(tab, function + "(" + server.ports().toReal(json) + ")");
  }

  private void awaitConsole(String text) {
    List<String> texts = browser.console(tab).await(all -> all.contains(text), DEADLINE);
    if (!texts.contains(text)) {
      throw new IllegalStateException("no '" + text + "' in the console: " + texts);
    }
  }

  /** Tells what happened in the exchanges until now, by their ids. */
  Map<String, Account> accounts() {
    Map<String, List<String>> console = console();
    Map<String, Account> accounts = new HashMap<>();
    reports.forEach(
        (id, report) -> accounts.put(id, account(id, report, console.getOrDefault(id, List.of()))));
    return accounts;
  }

  /** What was printed, by the exchanges' ids. WebKit prints a reason, and then whose it is. */
  private Map<String, List<String>> console() {
    Map<String, List<String>> console = new HashMap<>();
    List<String> reasons = new ArrayList<>();
    for (String text : browser.console(tab).texts()) {
      Matcher id = Exchange.ID.matcher(text);
      if (id.find()) {
        List<String> own = console.computeIfAbsent(id.group(1), key -> new ArrayList<>());
        own.addAll(reasons);
        own.add(text);
        reasons.clear();
      } else if (text.equals(READY) || text.startsWith(PLAYED)) {
        reasons.clear();
      } else if (browser.engine() == Engine.WEBKIT) {
        reasons.add(text);
      }
    }
    return console;
  }

  private Account account(String id, JsonNode report, List<String> console) {
    Serving serving = Objects.requireNonNull(servings.get(id), id);
    List<Account.Step> steps = new ArrayList<>();
    for (JsonNode seen : report) {
      boolean allowed = !seen.get("type").isNull();
      steps.add(
          new Account.Step(
              allowed ? "allowed" : "blocked",
              serving.requests(steps.size()),
              allowed ? response(seen) : null));
    }
    // WebKit's messages are printed as they are, to the last white space of a field's value.
    boolean exact = browser.engine() == Engine.WEBKIT;
    List<String> texts =
        console.stream()
            .map(server.ports()::toFixed)
            .map(text -> exact ? text : text.strip())
            .toList();
    return new Account(steps, texts);
  }

  private static Account.Response response(JsonNode seen) {
    List<String> names = new ArrayList<>();
    seen.get("names").forEach(name -> names.add(name.stringValue()));
    return new Account.Response(
        seen.get("type").stringValue(), seen.get("status").intValue(), names);
  }

  @Override
  public void close() {
    browser.close(tab);
  }
}
