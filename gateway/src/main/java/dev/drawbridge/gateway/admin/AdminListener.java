package dev.drawbridge.gateway.admin;

import dev.drawbridge.gateway.local.LocalHandler;
import dev.drawbridge.gateway.local.LocalRequest;
import dev.drawbridge.gateway.local.LocalResponse;
import dev.drawbridge.gateway.local.LocalServer;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Answers {@code /live}, {@code /ready} and {@code /metrics}, and whatever handlers it is given
 * beside them; only to those whom {@link AdminGuard} lets through. What it tells, it tells by GET
 * and HEAD, and nothing that it has changes by them.
 */
public final class AdminListener implements AutoCloseable {
  private static final int BODY_LIMIT = 1 << 20;
  private static final int THREADS = 4;
  private static final int WAITING = 64;

  private final Supplier<AdminState> state;
  private final LocalHandler metrics;
  private final Map<String, LocalHandler> more;
  private final ThreadPoolExecutor workers;
  private final LocalServer server;

  private AdminListener(
      EventLoopGroup loop,
      ChannelFactory<? extends ServerChannel> channel,
      InetSocketAddress address,
      Supplier<AdminState> state,
      LocalHandler metrics,
      Map<String, LocalHandler> more)
      throws IOException {
    this.state = state;
    this.metrics = metrics;
    this.more = Map.copyOf(more);
    this.workers = workers();
    this.server = LocalServer.bind(loop, channel, address, BODY_LIMIT, this::handle);
  }

  /**
   * Binds and serves until closed.
   *
   * @param state what {@code /ready} says
   * @param metrics what answers {@code /metrics}; may take its time
   * @param more further handlers by their first path segment, such as {@code explorer}; they may
   *     take their time, and see to their methods themselves
   * @throws IOException if the address cannot be bound
   */
  public static AdminListener bind(
      EventLoopGroup loop,
      ChannelFactory<? extends ServerChannel> channel,
      InetSocketAddress address,
      Supplier<AdminState> state,
      LocalHandler metrics,
      Map<String, LocalHandler> more)
      throws IOException {
    return new AdminListener(loop, channel, address, state, metrics, more);
  }

  public InetSocketAddress address() {
    return server.address();
  }

  @Override
  public void close() {
    server.close();
    workers.shutdownNow();
  }

  private CompletionStage<LocalResponse> handle(LocalRequest request) {
    LocalResponse refusal = AdminGuard.refusalOf(request);
    CompletionStage<LocalResponse> answer = refusal == null ? route(request) : done(refusal);
    return answer.thenApply(
        response ->
            response.with("X-Content-Type-Options", "nosniff").with("Cache-Control", "no-store"));
  }

  private CompletionStage<LocalResponse> route(LocalRequest request) {
    String path = request.path();
    LocalHandler handler = more.get(firstSegment(path));
    if (handler != null) {
      return later(handler, request);
    }
    boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
    return switch (path) {
      case "/live" -> reads ? done(LocalResponse.text(200, "live\n")) : notAllowed();
      case "/ready" -> reads ? done(ready()) : notAllowed();
      case "/metrics" -> reads ? later(metrics, request) : notAllowed();
      default -> done(LocalResponse.text(404, "Here are /live, /ready and /metrics.\n"));
    };
  }

  private LocalResponse ready() {
    AdminState now = state.get();
    return LocalResponse.text(now.status(), now.text() + "\n");
  }

  private CompletionStage<LocalResponse> later(LocalHandler handler, LocalRequest request) {
    try {
      return CompletableFuture.supplyAsync(() -> handler.handle(request), workers)
          .thenCompose(answer -> answer);
    } catch (RejectedExecutionException busy) {
      return done(LocalResponse.text(503, "Busy.\n"));
    }
  }

  private static String firstSegment(String path) {
    int end = path.indexOf('/', 1);
    return path.isEmpty() ? "" : path.substring(1, end < 0 ? path.length() : end);
  }

  private static CompletionStage<LocalResponse> done(LocalResponse response) {
    return CompletableFuture.completedFuture(response);
  }

  private static CompletionStage<LocalResponse> notAllowed() {
    return done(LocalResponse.text(405, "GET and HEAD only.\n").with("Allow", "GET, HEAD"));
  }

  private static ThreadPoolExecutor workers() {
    ThreadPoolExecutor workers =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            task -> {
              Thread thread = new Thread(task, "drawbridge-admin");
              thread.setDaemon(true);
              return thread;
            });
    workers.allowCoreThreadTimeOut(true);
    return workers;
  }
}
