package dev.drawbridge.servlet;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Says which policy is named by what will answer a request, for frameworks that stand behind the
 * filter and have annotations.
 */
@FunctionalInterface
public interface PolicyNames {
  /**
   * Returns the name of a policy; null to leave the request to the routes by path. Called for every
   * request, preflights included, on its thread, before anything behind the filter has seen it.
   */
  @Nullable String of(HttpServletRequest request);
}
