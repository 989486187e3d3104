package dev.drawbridge.config;

import dev.drawbridge.route.HostPattern;
import dev.drawbridge.route.PathPattern;
import org.jspecify.annotations.Nullable;

/**
 * What a route says about CORS.
 *
 * @param match the paths
 * @param host the hosts, or null for every host
 * @param cors who owns CORS there
 */
public record CorsRule(PathPattern match, @Nullable HostPattern host, RouteCors cors) {}
