package dev.drawbridge.conformance;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Drives Firefox through WebDriver BiDi; a tab is named by its browsing context. */
final class FirefoxDriver implements Driver {
  private final Remote remote;
  private final Map<String, Console> consoles = new ConcurrentHashMap<>();

  FirefoxDriver(Remote remote) {
    this.remote = remote;
    remote.onEvent(this::event);
    remote.command(
        "session.new",
        Map.of("capabilities", Map.of("alwaysMatch", Map.of("acceptInsecureCerts", true))));
    remote.command("session.subscribe", Map.of("events", List.of("log.entryAdded")));
  }

  @Override
  public String open(URI page) {
    String context =
        remote.command("browsingContext.create", Map.of("type", "tab")).path("context").asString();
    remote.command(
        "browsingContext.navigate",
        Map.of("context", context, "url", page.toString(), "wait", "none"));
    return context;
  }

  @Override
  public void close(String tab) {
    consoles.remove(tab);
    remote.command("browsingContext.close", Map.of("context", tab));
  }

  @Override
  public String evaluate(String tab, String expression) {
    JsonNode answer =
        remote.command(
            "script.evaluate",
            Map.of(
                "expression", expression, "target", Map.of("context", tab), "awaitPromise", true));
    if (!answer.path("type").asString("").equals("success")) {
      throw new IllegalStateException("the page threw " + answer);
    }
    return answer.path("result").path("value").asString();
  }

  @Override
  public Console console(String tab) {
    return consoles.computeIfAbsent(tab, name -> new Console());
  }

  @Override
  public void close() {
    remote.close();
  }

  private void event(JsonNode message) {
    JsonNode params = message.path("params");
    if (message.path("method").asString("").equals("log.entryAdded")) {
      String tab = params.path("source").path("context").asString("");
      console(tab).add(params.path("text").asString(""));
    }
  }
}
