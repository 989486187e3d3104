package dev.drawbridge.gateway.route;

import dev.drawbridge.cors.CorsProcessor;
import dev.drawbridge.gateway.upstream.UpstreamAddress;
import org.jspecify.annotations.Nullable;

/**
 * A route made ready for requests. Compared by identity.
 *
 * <p>The attachment is whatever the observer of exchanges wants to find again without looking it
 * up, such as the counters of this route.
 */
public final class CompiledRoute {
  private final String name;
  private final @Nullable String policyName;
  private final @Nullable CorsProcessor processor;
  private final UpstreamAddress upstream;
  private final long bodyLimit;
  private final @Nullable Object attachment;

  /**
   * Puts a route together.
   *
   * @param name for logs and metrics
   * @param policyName for logs and metrics; null if the gateway does not own CORS on the route
   * @param processor decides about CORS; null leaves CORS to the upstream
   * @param bodyLimit the most octets of a request body; {@link Long#MAX_VALUE} for no limit
   */
  public CompiledRoute(
      String name,
      @Nullable String policyName,
      @Nullable CorsProcessor processor,
      UpstreamAddress upstream,
      long bodyLimit,
      @Nullable Object attachment) {
    this.name = name;
    this.policyName = policyName;
    this.processor = processor;
    this.upstream = upstream;
    this.bodyLimit = bodyLimit;
    this.attachment = attachment;
  }

  public String name() {
    return name;
  }

  public @Nullable String policyName() {
    return policyName;
  }

  public @Nullable CorsProcessor processor() {
    return processor;
  }

  public UpstreamAddress upstream() {
    return upstream;
  }

  public long bodyLimit() {
    return bodyLimit;
  }

  public @Nullable Object attachment() {
    return attachment;
  }
}
