package dev.drawbridge.servlet;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.InvalidPolicyException;
import dev.drawbridge.cors.NearMiss;
import dev.drawbridge.cors.PolicyProblem;
import jakarta.servlet.FilterConfig;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The init-params of a filter, which bear the names of the policy file's keys. */
final class InitParams {
  /** What the filters of Tomcat and Jetty call the same. */
  private static final Map<String, String> FOREIGN =
      Map.ofEntries(
          Map.entry("cors.allowed.origins", "allow-origins"),
          Map.entry("cors.allowed.methods", "allow-methods"),
          Map.entry("cors.allowed.headers", "allow-headers"),
          Map.entry("cors.exposed.headers", "expose-headers"),
          Map.entry("cors.preflight.maxage", "max-age"),
          Map.entry("cors.support.credentials", "allow-credentials"),
          Map.entry("allowedOrigins", "allow-origins"),
          Map.entry("allowedMethods", "allow-methods"),
          Map.entry("allowedHeaders", "allow-headers"),
          Map.entry("exposedHeaders", "expose-headers"),
          Map.entry("preflightMaxAge", "max-age"),
          Map.entry("allowedTimingOrigins", "timing-allow-origin"));

  private final FilterConfig config;
  private final List<String> problems;
  private final List<String> names;

  /**
   * Reads nothing yet.
   *
   * @param problems receives what is wrong, one problem a line
   */
  InitParams(FilterConfig config, List<String> problems) {
    this.config = config;
    this.problems = problems;
    this.names = Collections.list(config.getInitParameterNames()).stream().sorted().toList();
  }

  /** Returns the policy, or null once its problems are told. */
  @Nullable CorsPolicy policy() {
    CorsPolicy.Builder policy = CorsPolicy.builder();
    names.forEach(name -> read(name, policy));
    try {
      CorsPolicy built = policy.build();
      return problems.isEmpty() ? built : null;
    } catch (InvalidPolicyException e) {
      e.problems().forEach(this::tell);
      return null;
    }
  }

  /** For a filter that was given its policy in code. */
  void refuse() {
    for (String name : names) {
      problems.add(
          "prohibited init-param \"%s\": the policy of this filter is given in code; remove it"
              .formatted(name));
    }
  }

  private void read(String name, CorsPolicy.Builder policy) {
    Setting setting = Setting.ALL.get(name);
    String value = config.getInitParameter(name);
    if (setting == null) {
      problems.add("unknown init-param \"%s\": %s".formatted(name, hint(name)));
    } else if (value != null && !setting.apply(policy, value.strip())) {
      problems.add(
          "invalid init-param \"%s\": \"%s\" is not %s"
              .formatted(name, value.strip(), setting.expected()));
    }
  }

  private void tell(PolicyProblem problem) {
    boolean broken = problem.code().equals("origins-missing") && misspelt("allow-origins");
    if (!broken) {
      problems.add(
          "init-param \"%s\": %s %s"
              .formatted(problem.setting(), problem.message(), problem.fix()));
    }
  }

  private boolean misspelt(String key) {
    return names.stream()
        .anyMatch(name -> !Setting.ALL.containsKey(name) && key.equals(meant(name)));
  }

  private static String hint(String name) {
    if (name.equals("allow-origins-from")) {
      return "this filter reads no files; list the origins in \"allow-origins\"";
    }
    String meant = meant(name);
    return meant == null
        ? "expected one of " + Setting.ALL.keySet()
        : "did you mean \"" + meant + "\"?";
  }

  private static @Nullable String meant(String name) {
    String known = FOREIGN.get(name);
    return known != null ? known : NearMiss.of(name, Setting.ALL.keySet());
  }
}
