package dev.drawbridge.config;

import dev.drawbridge.route.HostPattern;
import dev.drawbridge.route.PathPattern;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code routes}: which requests, where to, and under which policy.
 *
 * @param match the paths
 * @param host the hosts, or null for every host
 * @param upstream where the requests go
 * @param cors who owns CORS
 * @param bodyLimit how many bytes the body of a request may have: the route's {@code body-limit} or
 *     else the file's {@code limits.body}; {@link Limits#UNLIMITED} for {@code none}
 */
public record Route(
    PathPattern match,
    @Nullable HostPattern host,
    Upstream upstream,
    RouteCors cors,
    long bodyLimit) {

  /** The route's name in logs and metrics: host, if there is one, and match. */
  public String name() {
    return host == null ? match.toString() : host + match.toString();
  }
}
