package dev.drawbridge.servlet;

import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.testkit.ConformanceKit;
import dev.drawbridge.testkit.RunningServer;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.UnauthorizedResponse;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** The kit on a real Javalin, which takes servlet filters. */
final class JavalinTest extends ConformanceKit {
  private final AtomicInteger calls = new AtomicInteger();

  private record Running(Javalin javalin) implements RunningServer {
    @Override
    public int port() {
      return javalin.port();
    }

    @Override
    public void close() {
      javalin.stop();
    }
  }

  @Override
  protected RunningServer start(CorsRoutes routes) {
    return new Running(Javalin.create(config -> configure(config, routes)).start("127.0.0.1", 0));
  }

  @Override
  protected Map<String, String> exceptions() {
    return noAnnotations("Javalin has no annotations");
  }

  private void configure(JavalinConfig config, CorsRoutes routes) {
    config.startup.showJavalinBanner = false;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = 2 << 20;
    config.jetty.modifyServletContextHandler(
        handler ->
            handler.addServletContainerInitializer(
                (classes, context) -> new CorsFilter(routes).addTo(context)));
    config.routes.before(context -> calls.incrementAndGet());
    config.routes.before("/protected", JavalinTest::protect);
    items(config.routes);
    odd(config.routes);
    own(config.routes);
    late(config.routes);
    events(config.routes, new Semaphore(0));
  }

  private static void protect(Context context) {
    context.header("WWW-Authenticate", "Basic realm=\"kit\"");
    throw new UnauthorizedResponse();
  }

  private void items(RoutesConfig routes) {
    for (HandlerType method :
        List.of(
            HandlerType.GET,
            HandlerType.HEAD,
            HandlerType.PUT,
            HandlerType.DELETE,
            HandlerType.POST)) {
      routes.addHttpHandler(method, "/items/{id}", this::item);
    }
    routes.options(
        "/items/{id}",
        context -> context.header("Allow", "GET, PUT, DELETE").header("X-Plain", "yes"));
  }

  private void item(Context context) {
    context
        .header("ETag", "\"1\"")
        .header("X-Calls", "" + calls.get())
        .contentType("application/json")
        .result("{\"id\":\"" + context.pathParam("id") + "\"}");
  }

  private static void odd(RoutesConfig routes) {
    routes.get(
        "/throws",
        context -> {
          throw new IllegalStateException("thrown by the application");
        });
    routes.get("/async", context -> context.future(() -> CompletableFuture.runAsync(() -> {})));
    routes.get(
        "/async-throws",
        context ->
            context.future(
                () ->
                    CompletableFuture.failedFuture(
                        new IllegalStateException("thrown on another thread"))));
    routes.post("/post-only", context -> {});
    routes.get("/protected", context -> {});
    routes.get("/large", context -> context.result(new ByteArrayInputStream(letters())));
    routes.post("/echo", context -> context.result(context.bodyInputStream()));
    routes.get(
        "/reset",
        context -> {
          context.header("X-Before", "yes");
          context.res().reset();
          context.result("reset");
        });
    routes.get("/redirect", context -> context.redirect("/items/1"));
    routes.get(
        "/not-modified",
        context -> context.status(HttpStatus.NOT_MODIFIED).header("ETag", "\"1\""));
  }

  private static void own(RoutesConfig routes) {
    routes.get(
        "/own-cors",
        context ->
            context
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Credentials", "true")
                .header("Access-Control-Expose-Headers", "X-Own"));
    routes.get(
        "/own/{name}",
        context -> {
          context.result("data: own\n\n"); // sets a Content-Type, as the lines may
          context.res().setContentType(null);
          own(context.pathParam("name"))
              .forEach(line -> context.res().addHeader(line.name(), line.value()));
        });
    routes.get("/own-vary", context -> context.header("Vary", "Accept-Encoding"));
    routes.get("/own-vary-star", context -> context.header("Vary", "*"));
    routes.get("/own-vary-origin", context -> context.header("Vary", "accept, origin"));
  }

  /** What Javalin runs last, and another thread. */
  private static void late(RoutesConfig routes) {
    routes.get("/own-late", context -> {});
    routes.after("/own-late", JavalinTest::setLate);
    routes.get(
        "/own-async",
        context -> context.future(() -> CompletableFuture.runAsync(() -> setLate(context))));
  }

  private static void setLate(Context context) {
    own("late").forEach(line -> context.header(line.name(), line.value()));
  }

  private static void events(RoutesConfig routes, Semaphore goOn) {
    routes.get(
        "/events",
        context -> {
          context.contentType("text/event-stream");
          OutputStream body = context.res().getOutputStream();
          body.write("data: first\n\n".getBytes(StandardCharsets.US_ASCII));
          body.flush();
          goOn.acquire();
          body.write("data: last\n\n".getBytes(StandardCharsets.US_ASCII));
        });
    routes.post("/events", context -> goOn.release());
  }

  private static byte[] letters() {
    byte[] letters = new byte[4 << 20];
    Arrays.fill(letters, (byte) 'a');
    return letters;
  }
}
