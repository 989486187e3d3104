package dev.drawbridge.spring;

import dev.drawbridge.config.ApplicationConfig;
import dev.drawbridge.config.ApplicationSettings;
import dev.drawbridge.config.Problem;
import dev.drawbridge.config.Severity;
import dev.drawbridge.config.WatchedFiles;
import dev.drawbridge.cors.CorsRoutes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;

/** Makes the routes of an application from its properties or its policy file. */
final class Setup {
  private static final Log LOG = LogFactory.getLog(Setup.class);
  private static final String MEND =
      "Mend what is named above; nothing of a policy is in force before all of it is sound.";

  private final Settings settings;
  private final DecisionCounts counts;
  private final @Nullable PolicyLocation location;
  private final Set<String> used = new TreeSet<>();
  private @Nullable CorsRoutes own;
  private @Nullable WatchedFiles watched;

  Setup(Settings settings, DecisionCounts counts) {
    this.settings = settings;
    this.counts = counts;
    String file = settings.policyFile();
    location = file == null ? null : new PolicyLocation(file);
  }

  /** Whether a property says anything. */
  boolean isConfigured() {
    return location != null || !settings.tree().isEmpty();
  }

  /** Whether any request may be under a policy: a bean is there for that. */
  private boolean governs(CorsRoutes routes) {
    return isConfigured() || routes != own;
  }

  /** Where the policy file lies; null if the properties are all there is. */
  @Nullable PolicyLocation location() {
    return location;
  }

  /**
   * Reads the policies.
   *
   * @throws CorsSetupException with all problems, if one is an error
   */
  CorsRoutes routes() {
    List<SetupProblem> errors = new ArrayList<>();
    if (location != null && !settings.tree().isEmpty()) {
      errors.add(bothAtOnce(location));
    }
    Path file = location == null ? null : location.path();
    WatchedFiles before = file == null ? null : WatchedFiles.of(Set.of(file.toAbsolutePath()));
    ApplicationConfig.Result read =
        location == null
            ? ApplicationSettings.read(Settings.PREFIX, settings.tree())
            : location.read();
    watched = before == null ? null : before.with(read.files());
    for (Problem problem : read.problems()) {
      if (problem.severity() == Severity.ERROR) {
        errors.add(problem(problem));
      } else {
        LOG.warn(problem(problem));
      }
    }
    ApplicationConfig config = read.config();
    if (config == null || !errors.isEmpty()) {
      throw new CorsSetupException(errors, MEND);
    }
    if (!isConfigured()) {
      LOG.warn("No CORS policy is in force: set drawbridge.allow-origins.");
    }
    CorsRoutes routes = compile(config);
    own = routes;
    return routes;
  }

  /** The policy file and those that it names, as they were when they were read; or null. */
  @Nullable WatchedFiles watched() {
    return watched;
  }

  /** The names of the policies that handlers bear. */
  Set<String> used() {
    return used;
  }

  /** The routes of what a policy file says. */
  CorsRoutes compile(ApplicationConfig config) {
    return RoutesCompiler.compile(config, counts::of);
  }

  /**
   * Looks at what is wrong between the properties, the routes in force and the handlers, and then
   * at Spring's own CORS, if anything is under a policy.
   *
   * @param problems what was found wrong so far
   * @param springsOwn where Spring's own CORS is configured
   * @throws CorsSetupException with all problems of the one kind or the other
   */
  void check(
      CorsRoutes routes,
      Collection<HandlerMethod> handlers,
      List<SetupProblem> problems,
      Supplier<List<SetupProblem>> springsOwn) {
    used.addAll(HandlerPolicies.names(handlers));
    HandlerPolicies.check(handlers, routes, problems);
    if (routes != own && isConfigured()) {
      problems.add(
          new SetupProblem(
              Settings.PREFIX,
              null,
              "incompatible properties: a bean CorsRoutes is there too, and they have no effect.",
              "Keep one of the two."));
    }
    refuse(problems, MEND);
    if (routes == own && isConfigured() && routes.matches().isEmpty() && used.isEmpty()) {
      LOG.warn("No CORS policy is in force: name one in a route, or with @Cors on a handler.");
    }
    if (governs(routes)) {
      refuse(springsOwn.get(), SpringCors.ACTION);
    }
  }

  private static void refuse(List<SetupProblem> problems, String action) {
    if (!problems.isEmpty()) {
      throw new CorsSetupException(problems, action);
    }
  }

  private SetupProblem problem(Problem problem) {
    return location == null ? SetupProblem.of(problem, settings) : SetupProblem.of(problem);
  }

  private SetupProblem bothAtOnce(PolicyLocation file) {
    String keys = String.join(", ", settings.tree().keySet());
    return new SetupProblem(
        "drawbridge.policy-file",
        null,
        "incompatible policy-file \"" + file + "\": properties say the same (" + keys + ").",
        "Keep one of the two.");
  }
}
