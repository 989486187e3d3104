package dev.drawbridge.quarkus;

import dev.drawbridge.testkit.ConformanceKit;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The kit's application, as it is written in Quarkus REST. */
@Path("/")
public class KitResource {
  private static final int LARGE_CHUNKS = 64;
  private static final byte[] CHUNK = "a".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);

  private final Queue<Runnable> streams = new ConcurrentLinkedQueue<>();
  private final AtomicInteger calls = new AtomicInteger();

  private Response.ResponseBuilder counted(Response.ResponseBuilder response) {
    return response.header("X-Calls", calls.incrementAndGet());
  }

  private Response item(String x) {
    return counted(Response.ok("{\"id\":\"" + x + "\"}", MediaType.APPLICATION_JSON_TYPE))
        .tag(new EntityTag("1"))
        .build();
  }

  @GET
  @Path("items/{x}")
  public Response get(@PathParam("x") String x) {
    return item(x);
  }

  @PUT
  @Path("items/{x}")
  public Response put(@PathParam("x") String x) {
    return item(x);
  }

  @POST
  @Path("items/{x}")
  public Response post(@PathParam("x") String x) {
    return item(x);
  }

  @DELETE
  @Path("items/{x}")
  public Response delete(@PathParam("x") String x) {
    return item(x);
  }

  @OPTIONS
  @Path("items/{x}")
  public Response options() {
    return counted(Response.ok())
        .header("Allow", "GET, PUT, DELETE")
        .header("X-Plain", "yes")
        .build();
  }

  @GET
  @Path("throws")
  public Response throwsException() {
    throw new IllegalStateException("thrown by the application");
  }

  @GET
  @Path("async")
  public void async(@Suspended AsyncResponse response) {
    start(() -> response.resume("async"));
  }

  @GET
  @Path("async-throws")
  public void asyncThrows(@Suspended AsyncResponse response) {
    start(() -> response.resume(new IllegalStateException("thrown on another thread")));
  }

  private static void start(Runnable answer) {
    Thread thread = new Thread(answer, "kit-async");
    thread.setDaemon(true);
    thread.start();
  }

  @GET
  @Path("own-late")
  @Late
  public Response ownLate() {
    return counted(Response.ok("late")).build();
  }

  @GET
  @Path("own-async")
  public void ownAsync(@Suspended AsyncResponse response) {
    Response.ResponseBuilder late = counted(Response.ok("late"));
    ConformanceKit.own("late").forEach(line -> late.header(line.name(), line.value()));
    start(() -> response.resume(late.build()));
  }

  @GET
  @Path("events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void events(@Context SseEventSink sink, @Context Sse sse) {
    streams.add(() -> sink.send(sse.newEvent("last")).thenRun(sink::close));
    sink.send(sse.newEvent("first"));
  }

  @POST
  @Path("events")
  public Response goOn() {
    Objects.requireNonNull(streams.poll()).run();
    return counted(Response.ok()).build();
  }

  @POST
  @Path("post-only")
  public Response postOnly() {
    return counted(Response.ok()).build();
  }

  @GET
  @Path("protected")
  @Guarded
  public Response guarded() {
    return counted(Response.ok()).build();
  }

  @GET
  @Path("large")
  public Response large() {
    StreamingOutput body =
        output -> {
          for (int i = 0; i < LARGE_CHUNKS; i++) {
            output.write(CHUNK);
          }
        };
    return counted(Response.ok(body)).build();
  }

  @POST
  @Path("echo")
  public Response echo(InputStream body) {
    StreamingOutput echo = body::transferTo;
    return counted(Response.ok(echo)).build();
  }

  @GET
  @Path("own-cors")
  public Response ownCors() {
    return counted(Response.ok())
        .header("Access-Control-Allow-Origin", "*")
        .header("Access-Control-Allow-Credentials", true)
        .header("Access-Control-Expose-Headers", "X-Own")
        .build();
  }

  @GET
  @Path("own/{name}")
  public Response own(@PathParam("name") String name) {
    Response.ResponseBuilder response = counted(Response.ok("data: own\n\n"));
    ConformanceKit.own(name).forEach(line -> response.header(line.name(), line.value()));
    return response.build();
  }

  @GET
  @Path("own-vary")
  public Response ownVary() {
    return counted(Response.ok()).header("Vary", "Accept-Encoding").build();
  }

  @GET
  @Path("own-vary-star")
  public Response ownVaryStar() {
    return counted(Response.ok()).header("Vary", "*").build();
  }

  @GET
  @Path("own-vary-origin")
  public Response ownVaryOrigin() {
    return counted(Response.ok()).header("Vary", "accept, origin").build();
  }

  @GET
  @Path("reset")
  public Response reset() {
    return counted(Response.ok("reset")).header("X-Before", "reset").replaceAll(null).build();
  }

  @GET
  @Path("redirect")
  public Response redirect() {
    return counted(Response.status(302)).header("Location", "/items/1").build();
  }

  @GET
  @Path("not-modified")
  public Response notModified() {
    return counted(Response.notModified(new EntityTag("1"))).build();
  }

  /** Marks answers whose fields the application's own filter sets. */
  @NameBinding
  @Retention(RetentionPolicy.RUNTIME)
  public @interface Late {}

  /** As late as an application may ask for. */
  @Late
  @Provider
  public static class LateWriter implements WriterInterceptor {
    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
      ConformanceKit.own("late")
          .forEach(line -> context.getHeaders().putSingle(line.name(), line.value()));
      context.proceed();
    }
  }

  /** Marks what nobody may see. */
  @NameBinding
  @Retention(RetentionPolicy.RUNTIME)
  public @interface Guarded {}

  /** Lets nobody in. */
  @Guarded
  @Provider
  public static class Guard implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      request.abortWith(
          Response.status(401).header("WWW-Authenticate", "Basic realm=\"kit\"").build());
    }
  }
}
