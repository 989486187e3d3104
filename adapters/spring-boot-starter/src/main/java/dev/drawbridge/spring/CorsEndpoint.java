package dev.drawbridge.spring;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsRoutes;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * The actuator's endpoint {@code cors}: the policies, where they are in force, and how often each
 * decided what. Of requests it tells nothing: whom a page is of, and what it asked for, stays in
 * the logs.
 */
@Endpoint(id = "cors")
public final class CorsEndpoint {
  private final CorsRoutes routes;
  private final DecisionCounts counts;

  CorsEndpoint(CorsRoutes routes, DecisionCounts counts) {
    this.routes = routes;
    this.counts = counts;
  }

  /**
   * What the endpoint answers.
   *
   * @param policies the named policies, with the keys of a policy file
   * @param routes from matches to the names of policies; {@code none} for the Same-Origin Policy,
   *     empty where CORS is left to the application
   * @param decisions how often each policy decided what, since the start
   */
  public record Description(
      Map<String, Map<String, Object>> policies,
      Map<String, String> routes,
      List<Count> decisions) {}

  /**
   * How often a policy decided something.
   *
   * @param policy the policy's name
   * @param decision such as {@code preflight-granted}
   * @param refusal the code of the step that failed, or the empty text
   * @param count since the start
   */
  public record Count(String policy, String decision, String refusal, long count) {}

  /** Returns what is in force now, and the counts. */
  @ReadOperation
  public Description cors() {
    Map<String, Map<String, Object>> policies = new LinkedHashMap<>();
    routes.policies().forEach((name, policy) -> policies.put(name, keys(policy)));
    List<Count> decisions =
        counts.now().entrySet().stream()
            .map(
                entry -> {
                  DecisionCounts.Series of = entry.getKey();
                  return new Count(of.policy(), of.decision(), of.refusal(), entry.getValue());
                })
            .sorted(
                Comparator.comparing(Count::policy)
                    .thenComparing(Count::decision)
                    .thenComparing(Count::refusal))
            .toList();
    return new Description(policies, routes.matches(), decisions);
  }

  private static Map<String, Object> keys(CorsPolicy policy) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("allow-origins", policy.allowOrigins().stream().map(Object::toString).toList());
    keys.put("allow-methods", policy.allowMethods());
    keys.put("allow-headers", policy.allowHeaders());
    keys.put("expose-headers", policy.exposeHeaders());
    keys.put("allow-credentials", policy.allowCredentials());
    policy.maxAge().ifPresent(age -> keys.put("max-age", age.toSeconds() + "s"));
    keys.put("denied", policy.denied().name().toLowerCase(Locale.ROOT));
    if (policy.debug()) {
      keys.put("debug", true);
    }
    return keys;
  }
}
