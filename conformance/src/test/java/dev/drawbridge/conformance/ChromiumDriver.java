package dev.drawbridge.conformance;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Drives Chromium through the DevTools protocol; a tab is named by its session. */
final class ChromiumDriver implements Driver {
  private final Remote remote;
  private final Map<String, Console> consoles = new ConcurrentHashMap<>();
  private final Map<String, String> targets = new ConcurrentHashMap<>();

  ChromiumDriver(Remote remote) {
    this.remote = remote;
    remote.onEvent(this::event);
  }

  @Override
  public String open(URI page) {
    String target =
        remote
            .command("Target.createTarget", Map.of("url", "about:blank"))
            .path("targetId")
            .asString();
    String session =
        remote
            .command("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .path("sessionId")
            .asString();
    targets.put(session, target);
    remote.command("Log.enable", Map.of(), session);
    remote.command("Runtime.enable", Map.of(), session);
    remote.command("Page.navigate", Map.of("url", page.toString()), session);
    return session;
  }

  @Override
  public void close(String tab) {
    consoles.remove(tab);
    String target = targets.remove(tab);
    if (target != null) {
      remote.command("Target.closeTarget", Map.of("targetId", target));
    }
  }

  @Override
  public String evaluate(String tab, String expression) {
    JsonNode answer =
        remote.command(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true),
            tab);
    if (answer.has("exceptionDetails")) {
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
    String tab = message.path("sessionId").asString("");
    switch (message.path("method").asString("")) {
      case "Log.entryAdded" -> console(tab).add(params.path("entry").path("text").asString(""));
      case "Runtime.consoleAPICalled" ->
          console(tab).add(params.path("args").path(0).path("value").asString(""));
      default -> {}
    }
  }
}
