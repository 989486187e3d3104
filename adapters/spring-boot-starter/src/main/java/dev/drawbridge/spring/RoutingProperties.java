package dev.drawbridge.spring;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Several policies, and where they are in force.
 *
 * @param policyFile Policy file in place of the properties, such as classpath:cors.yaml or
 *     file:/etc/shop/cors.yaml. A changed file is read again without a restart.
 * @param policies Policies by name.
 * @param routes Where the policies are in force.
 */
@ConfigurationProperties(Settings.PREFIX)
record RoutingProperties(
    @Nullable String policyFile,
    @Nullable Map<String, PolicyProperties> policies,
    @Nullable List<RouteProperties> routes) {}
