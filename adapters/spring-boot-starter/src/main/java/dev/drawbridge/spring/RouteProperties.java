package dev.drawbridge.spring;

import org.jspecify.annotations.Nullable;

/**
 * Where a policy is in force.
 *
 * @param match Paths within the application, such as /orders/**. The most specific match wins.
 * @param cors Name of a policy, or none for the Same-Origin Policy; absent to leave CORS to the
 *     application.
 * @param host Host of the requests, such as api.shop.example; absent for every host.
 */
record RouteProperties(@Nullable String match, @Nullable String cors, @Nullable String host) {}
