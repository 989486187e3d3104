package dev.drawbridge.config;

import dev.drawbridge.cors.CorsPolicy;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a sound policy file says, defaults filled in. Immutable; maps, sets and lists keep the
 * file's order.
 *
 * @param listen where the gateway listens, at least one resolved address; port 0 is a free one
 * @param admin where the admin listener listens, or null for none
 * @param trustedProxies whose forwarding fields are believed
 * @param policies the named policies, those that no route uses included
 * @param upstreams the upstreams by name
 * @param routes in the file's order, which means nothing: the most specific one wins
 * @param timeouts how long the gateway waits
 * @param limits how much the gateway takes
 * @param accessLog the form of the access log
 * @param files the absolute paths of all files that were read, the policy file first
 */
public record GatewayConfig(
    List<InetSocketAddress> listen,
    @Nullable InetSocketAddress admin,
    TrustedProxies trustedProxies,
    Map<String, CorsPolicy> policies,
    Map<String, Upstream> upstreams,
    List<Route> routes,
    Timeouts timeouts,
    Limits limits,
    AccessLog accessLog,
    Set<Path> files) {

  /** Copies the collections. */
  public GatewayConfig {
    listen = List.copyOf(listen);
    policies = Collections.unmodifiableMap(new LinkedHashMap<>(policies));
    upstreams = Collections.unmodifiableMap(new LinkedHashMap<>(upstreams));
    routes = List.copyOf(routes);
    files = Collections.unmodifiableSet(new LinkedHashSet<>(files));
  }
}
