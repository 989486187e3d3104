package dev.drawbridge.testkit;

import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.fetch.Field;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * What every adapter must pass: a real server of the framework, with the adapter before a small
 * application, is asked over sockets. An adapter's test extends this class and writes the
 * application in its framework's own idiom.
 *
 * <p>What the application does, by its paths:
 *
 * <pre>
 * GET, HEAD, PUT, DELETE, POST /items/{x}
 *                        200, ETag: "1", Content-Type: application/json, {"id":"x"}, and
 *                        X-Calls: how often this was called since the start
 * OPTIONS /items/{x}     200, Allow: GET, PUT, DELETE, X-Plain: yes
 * GET /throws            throws an exception that nothing in the application catches
 * GET /async             200, from another thread than the request's
 * GET /async-throws      throws there
 * GET /missing           is not there: the framework's own 404
 * GET /post-only         is there for POST alone: the framework's own 405
 * GET /protected         401, WWW-Authenticate: Basic realm="kit", by the framework's own security
 * GET /large             4 MiB of the letter a, streamed
 * POST /echo             the request's body
 * GET /own-cors          Access-Control-Allow-Origin: *, Access-Control-Allow-Credentials: true,
 *                        Access-Control-Expose-Headers: X-Own
 * GET /own-vary          Vary: Accept-Encoding
 * GET /own-vary-star     Vary: *
 * GET /own-vary-origin   Vary: accept, origin
 * GET /own/{x}           200, with all lines of {@link #own} added, and the body data: own
 * GET /own-late          200, with the lines of own("late") instead of any of their names, set by
 *                        the last that the framework asks before the head goes out
 * GET /own-async         the same, set by another thread once the handler has returned
 * GET /reset             sets a field, resets the answer, then 200 with the body reset
 * GET /redirect          302 to /items/1
 * GET /not-modified      304, ETag: "1"
 * GET /events            200, Content-Type: text/event-stream; data: first, sent at once; when
 *                        POST /events has come, data: last, and the end
 * POST /events           200
 * GET /annotated         200; bears the policy that is named annotated, as all below do, where the
 *                        framework has annotations
 * GET, POST /annotated-class
 *                        200, with the request's body; the annotation is the class's
 * GET /annotated-inherited
 *                        200; the annotation is that of what the class or the method inherits from
 * </pre>
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ConformanceKit {
  private @Nullable RunningServer server;
  private @Nullable Subject subject;

  /**
   * Starts the framework's server on a free loopback port, with the adapter under these routes
   * before the application. Called once; the kit closes the server.
   *
   * @param routes the routes, which the kit replaces by {@link CorsRoutes#reconfigure}
   */
  protected abstract RunningServer start(CorsRoutes routes) throws Exception;

  /**
   * Returns which cases are not for this framework, as it has nothing like what they ask for: names
   * of cases, and the reason. Nothing in them is looked at; what merely differs belongs to {@link
   * #deviations}. An excepted case that passes is a failure.
   */
  protected Map<String, String> exceptions() {
    return Map.of();
  }

  /**
   * Returns what the framework or its container answers otherwise than others, for good reason: by
   * names of cases, the problems that the kit reports of their answers, each as it is printed. All
   * else in these cases is looked at. Of an answer that lacks one field, say that: {@code Vary
   * absent: expected Origin in it}. A problem that no answer of its case has is a failure.
   */
  protected Map<String, Set<String>> deviations() {
    return Map.of();
  }

  /** Returns the exceptions of a framework without annotations. */
  public static Map<String, String> noAnnotations(String reason) {
    return RouteCases.annotated().collect(Collectors.toMap(KitCase::name, one -> reason));
  }

  /** Returns the lines that the application adds to the answer of {@code /own/} and this name. */
  public static List<Field> own(String name) {
    return OwnFieldCases.LINES.getOrDefault(name, List.of());
  }

  @BeforeAll
  final void startServer() throws Exception {
    CorsRoutes routes = KitPolicies.everywhere(KitPolicies.STOREFRONT);
    RunningServer started = start(routes);
    server = started;
    subject = new Subject(started.port(), routes);
  }

  @AfterAll
  final void closeServer() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @TestFactory
  final Stream<DynamicTest> protocolTable() {
    return tests(ProtocolCases::all);
  }

  @TestFactory
  final Stream<DynamicTest> application() {
    return tests(ApplicationCases::all);
  }

  @TestFactory
  final Stream<DynamicTest> ownFields() {
    return tests(OwnFieldCases::all);
  }

  @TestFactory
  final Stream<DynamicTest> streams() {
    return tests(StreamCases::all);
  }

  @TestFactory
  final Stream<DynamicTest> routes() {
    return tests(RouteCases::all);
  }

  @TestFactory
  final Stream<DynamicTest> connections() {
    return tests(ConnectionCases::all);
  }

  @TestFactory
  final Stream<DynamicTest> load() {
    return tests(LoadCases::all);
  }

  @Test
  final void everyExceptionIsACase() {
    Set<String> unknown = new TreeSet<>(exceptions().keySet());
    unknown.addAll(deviations().keySet());
    unknown.removeAll(all().map(KitCase::name).collect(Collectors.toSet()));
    if (!unknown.isEmpty()) {
      throw new AssertionError("unknown case " + unknown + ": expected names that the kit reports");
    }
  }

  static Stream<KitCase> all() {
    return Stream.<Supplier<Stream<KitCase>>>of(
            ProtocolCases::all,
            ApplicationCases::all,
            OwnFieldCases::all,
            StreamCases::all,
            RouteCases::all,
            ConnectionCases::all,
            LoadCases::all)
        .flatMap(Supplier::get);
  }

  private Stream<DynamicTest> tests(Supplier<Stream<KitCase>> cases) {
    return cases.get().map(one -> DynamicTest.dynamicTest(one.name(), () -> run(one)));
  }

  final void run(KitCase one) throws Exception {
    Subject asked = Objects.requireNonNull(subject);
    String reason = exceptions().get(one.name());
    asked.reconfigure(one.routes());
    asked.tolerate(deviations().getOrDefault(one.name(), Set.of()));
    try {
      one.check().run(asked);
    } catch (AssertionError e) {
      Assumptions.assumeTrue(reason == null, reason);
      throw new AssertionError("case '" + one.name() + "'\n" + e.getMessage(), e);
    }
    Set<String> unmet = asked.unmet();
    if (!unmet.isEmpty()) {
      throw new AssertionError(
          "case '" + one.name() + "' has no problem " + unmet + "; remove the deviation");
    }
    if (reason != null) {
      throw new AssertionError(
          "case '"
              + one.name()
              + "' passes, but there is an exception for it: "
              + reason
              + "; remove the exception");
    }
  }
}
