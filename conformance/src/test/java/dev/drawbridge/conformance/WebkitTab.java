package dev.drawbridge.conformance;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A tab of WebKit, inspected. Its commands are packed into commands to its target, a page in a
 * process, which another one replaces when the tab goes to another site.
 */
final class WebkitTab implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Remote remote;
  private final Console console = new Console();
  private final AtomicInteger commands = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> inspected = new CompletableFuture<>();
  private volatile String target = "";

  private WebkitTab(Remote remote) {
    this.remote = remote;
  }

  /** Begins to inspect a tab; what its console has printed before comes again. */
  static WebkitTab attach(String address) {
    WebkitTab tab = new WebkitTab(Remote.connect(address));
    tab.remote.onEvent(tab::event);
    Waiting.forAnswer(tab.inspected, DEADLINE, "target of " + address);
    return tab;
  }

  Console console() {
    return console;
  }

  /** What the promise is resolved with that an expression gives, or its value. */
  String evaluate(String expression) {
    JsonNode value = command("Runtime.evaluate", Map.of("expression", expression));
    String promise = value.path("result").path("objectId").asString("");
    JsonNode answer =
        promise.isEmpty()
            ? value
            : command(
                "Runtime.awaitPromise", Map.of("promiseObjectId", promise, "returnByValue", true));
    if (answer.path("wasThrown").asBoolean(false)) {
      throw new IllegalStateException("the page threw " + answer);
    }
    return answer.path("result").path("value").asString("");
  }

  /** Ends the tab, which leaves it no time to answer. */
  void end() {
    send(target, "Runtime.evaluate", Map.of("expression", "window.close()"));
  }

  private JsonNode command(String method, Map<String, ?> params) {
    JsonNode message = Waiting.forAnswer(send(target, method, params), DEADLINE, method);
    if (message.has("error")) {
      throw new IllegalStateException(method + " " + params + " failed: " + message);
    }
    return message.path("result");
  }

  private CompletableFuture<JsonNode> send(String to, String method, Map<String, ?> params) {
    int id = commands.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    pending.put(id, answer);
    String message = JSON.writeValueAsString(Map.of("id", id, "method", method, "params", params));
    remote.send("Target.sendMessageToTarget", Map.of("targetId", to, "message", message), null);
    return answer;
  }

  private void event(JsonNode message) {
    JsonNode params = message.path("params");
    switch (message.path("method").asString("")) {
      case "Target.targetCreated" -> created(params.path("targetInfo"));
      case "Target.didCommitProvisionalTarget" -> inspect(params.path("newTargetId").asString(""));
      case "Target.dispatchMessageFromTarget" ->
          fromTarget(JSON.readTree(params.path("message").asString("")));
      default -> {}
    }
  }

  private void created(JsonNode info) {
    String id = info.path("targetId").asString("");
    for (String domain : List.of("Runtime", "Console")) {
      send(id, domain + ".enable", Map.of());
    }
    if (!info.path("isProvisional").asBoolean(false)) {
      inspect(id);
    }
  }

  private void inspect(String id) {
    target = id;
    inspected.complete(null);
  }

  private void fromTarget(JsonNode message) {
    CompletableFuture<JsonNode> answer =
        message.has("id") ? pending.remove(message.path("id").asInt()) : null;
    if (answer != null) {
      answer.complete(message);
      return;
    }
    JsonNode params = message.path("params");
    switch (message.path("method").asString("")) {
      case "Console.messageAdded" -> print(params.path("message"));
      case "Console.messageRepeatCountUpdated" -> {
        List<String> texts = console.texts();
        console.add(texts.get(texts.size() - 1));
      }
      default -> {}
    }
  }

  /** Prints what the console has; the inspector says of failed loads what it has said already. */
  private void print(JsonNode message) {
    if (!message.path("source").asString("").equals("network")) {
      console.add(message.path("text").asString(""));
    }
  }

  @Override
  public void close() {
    remote.close();
    IllegalStateException closed = new IllegalStateException("the tab was closed");
    pending.values().forEach(answer -> answer.completeExceptionally(closed));
  }
}
