package dev.drawbridge.gateway.upstream;

import org.jspecify.annotations.Nullable;

/**
 * Where an upstream listens.
 *
 * @param name its name in the policy file, for metrics
 * @param host a name or an address
 * @param port from 1 to 65535
 */
public record UpstreamAddress(String name, String host, int port) {
  /** By hand: a record's own costs time at its first use, which the first client would wait for. */
  @Override
  public int hashCode() {
    return 31 * (31 * name.hashCode() + host.hashCode()) + port;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof UpstreamAddress address
        && port == address.port
        && host.equals(address.host)
        && name.equals(address.name);
  }
}
