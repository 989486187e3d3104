package dev.drawbridge.gateway.sample;

import dev.drawbridge.gateway.local.LocalRequest;
import dev.drawbridge.gateway.local.LocalResponse;
import dev.drawbridge.gateway.local.LocalServer;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * A small real HTTP server on a free loopback port: what {@code upstream: sample} stands for. It
 * knows nothing of CORS, as an upstream should not need to.
 *
 * <p>A gateway passes the path on whole, so the resources are recognised by the end of the path,
 * whatever stands before: {@code /items} and {@code /api/items} are the same list. See {@link
 * #RESOURCES}.
 */
public final class SampleApi implements AutoCloseable {
  private static final String RESOURCES =
      """
      {"resources": [
        "GET|POST /items", "GET|PUT|DELETE /items/{id}", "* /echo", "POST /login[?samesite=none]",
        "POST /logout", "GET /me", "* /status/{200-599}", "GET /slow/{milliseconds, at most 60000}"
      ]}
      """;
  private static final int BODY_LIMIT = 64 << 10;
  private static final int LONGEST_WAIT = 60_000;
  private static final String COOKIE = "drawbridge-sample";

  private final SampleItems items = new SampleItems();
  private final EventLoopGroup loop;
  private final LocalServer server;
  private long requests;

  private SampleApi(EventLoopGroup loop, ChannelFactory<? extends ServerChannel> channel)
      throws IOException {
    this.loop = loop;
    this.server =
        LocalServer.bind(
            loop,
            channel,
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0),
            BODY_LIMIT,
            this::handle);
  }

  /**
   * Starts on {@code 127.0.0.1} and a free port.
   *
   * @param loop a group of one event loop: the state of the sample is confined to it
   */
  public static SampleApi start(
      EventLoopGroup loop, ChannelFactory<? extends ServerChannel> channel) throws IOException {
    return new SampleApi(loop, channel);
  }

  public InetSocketAddress address() {
    return server.address();
  }

  @Override
  public void close() {
    server.close();
  }

  private CompletionStage<LocalResponse> handle(LocalRequest request) {
    String id = "sample-" + ++requests;
    return route(request)
        .thenApply(answer -> answer.with("X-Request-Id", id).with("X-Internal", "sample-1"));
  }

  private CompletionStage<LocalResponse> route(LocalRequest request) {
    List<String> path = List.of(request.path().split("/"));
    String last = path.isEmpty() ? "" : path.get(path.size() - 1);
    String before = path.size() < 2 ? "" : path.get(path.size() - 2);
    if (before.equals("slow") && Numbers.within(last, 0, LONGEST_WAIT)) {
      return slow(Integer.parseInt(last));
    }
    return CompletableFuture.completedFuture(answer(request, before, last));
  }

  private LocalResponse answer(LocalRequest request, String before, String last) {
    if (before.equals("items")) {
      return items.item(request, last);
    }
    if (before.equals("status") && Numbers.within(last, 200, 599)) {
      return status(Integer.parseInt(last));
    }
    return switch (last) {
      case "items" -> items.list(request);
      case "echo" -> SampleEcho.of(request);
      case "login" -> login(request);
      case "logout" -> logout(request);
      case "me" -> me(request);
      default -> LocalResponse.json(404, RESOURCES);
    };
  }

  private CompletionStage<LocalResponse> slow(int milliseconds) {
    CompletableFuture<LocalResponse> answer = new CompletableFuture<>();
    loop.schedule(
        () -> answer.complete(LocalResponse.json(200, "{\"waited\": " + milliseconds + "}\n")),
        milliseconds,
        TimeUnit.MILLISECONDS);
    return answer;
  }

  private static LocalResponse status(int status) {
    return status == 204 || status == 304
        ? LocalResponse.empty(status)
        : LocalResponse.json(status, "{\"status\": " + status + "}\n");
  }

  /**
   * Pages on {@code localhost}, whatever their port, are of one site, so {@code Lax} reaches them
   * all. A page on {@code 127.0.0.1} that calls {@code localhost} is of another site: that takes
   * {@code None}, which takes {@code Secure}, which browsers allow on loopback.
   */
  private static LocalResponse login(LocalRequest request) {
    if (!request.method().equals("POST")) {
      return notAllowed("POST");
    }
    String site =
        request.query().equals("samesite=none") ? "SameSite=None; Secure" : "SameSite=Lax";
    return LocalResponse.json(200, "{\"user\": \"ada\"}\n")
        .with("Set-Cookie", COOKIE + "=ada; Path=/; HttpOnly; " + site);
  }

  private static LocalResponse logout(LocalRequest request) {
    return request.method().equals("POST")
        ? LocalResponse.empty(204)
            .with("Set-Cookie", COOKIE + "=; Path=/; HttpOnly; Max-Age=0; SameSite=Lax")
        : notAllowed("POST");
  }

  private static LocalResponse me(LocalRequest request) {
    for (String line : request.headers("Cookie")) {
      if (List.of(line.split("; *")).contains(COOKIE + "=ada")) {
        return LocalResponse.json(200, "{\"user\": \"ada\"}\n");
      }
    }
    return LocalResponse.json(401, "{\"error\": \"no cookie: POST /login first\"}\n");
  }

  static LocalResponse notAllowed(String allowed) {
    return LocalResponse.json(405, "{\"error\": \"method not allowed here\"}\n")
        .with("Allow", allowed);
  }
}
