package dev.drawbridge.conformance;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The remote control of a browser: commands with numbers, answers and events as JSON over a
 * WebSocket, the envelope that the DevTools protocol, WebDriver BiDi and WebKit's inspector share.
 */
final class Remote implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final AtomicInteger commands = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
  private final CopyOnWriteArrayList<Consumer<JsonNode>> listeners = new CopyOnWriteArrayList<>();
  private final WebSocket socket;

  private Remote(String endpoint) {
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .connectTimeout(DEADLINE)
            .buildAsync(URI.create(endpoint), new Messages())
            .join();
  }

  static Remote connect(String endpoint) {
    return new Remote(endpoint);
  }

  /**
   * Begins to read, and hands every event, on the socket's thread, to {@code listener}. Nothing is
   * answered before.
   */
  void onEvent(Consumer<JsonNode> listener) {
    listeners.add(listener);
    socket.request(1);
  }

  /** Sends a command to the browser as a whole; waits for the answer's {@code result}. */
  JsonNode command(String method, Map<String, ?> params) {
    return command(method, params, null);
  }

  /**
   * Sends a command and waits for the answer's {@code result}.
   *
   * @param session the DevTools session of a tab, null for the browser as a whole
   * @throws IllegalStateException if the browser refuses the command or does not answer in time
   */
  JsonNode command(String method, Map<String, ?> params, @Nullable String session) {
    JsonNode message = Waiting.forAnswer(send(method, params, session), DEADLINE, method);
    if (message.has("error")) {
      throw new IllegalStateException(method + " " + params + " failed: " + message);
    }
    return message.path("result");
  }

  /** Sends a command without waiting for the answer, as a listener must. */
  CompletableFuture<JsonNode> send(String method, Map<String, ?> params, @Nullable String session) {
    int id = commands.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    pending.put(id, answer);
    send(
        session == null
            ? Map.of("id", id, "method", method, "params", params)
            : Map.of("id", id, "method", method, "params", params, "sessionId", session));
    return answer;
  }

  private synchronized void send(Map<String, ?> message) {
    socket
        .sendText(JSON.writeValueAsString(message), true)
        .orTimeout(DEADLINE.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  private void receive(JsonNode message) {
    CompletableFuture<JsonNode> answer =
        message.has("id") ? pending.remove(message.path("id").asInt()) : null;
    if (answer != null) {
      answer.complete(message);
    } else {
      listeners.forEach(listener -> listener.accept(message));
    }
  }

  private void end(Throwable cause) {
    pending.values().forEach(answer -> answer.completeExceptionally(cause));
  }

  @Override
  public void close() {
    socket.abort();
    end(new IllegalStateException("the remote control was closed"));
  }

  /** Puts the parts of a message together. */
  private final class Messages implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void onOpen(WebSocket opened) {
      // Reads nothing before there is somebody to hear it.
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        String message = text.toString();
        text.setLength(0);
        receive(JSON.readTree(message));
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      end(new IllegalStateException("the browser closed the remote control: " + reason));
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      end(error);
    }
  }
}
