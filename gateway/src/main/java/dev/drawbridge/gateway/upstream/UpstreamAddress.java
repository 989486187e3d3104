package dev.drawbridge.gateway.upstream;

/**
 * Where an upstream listens.
 *
 * @param name its name in the policy file, for metrics
 * @param host a name or an address
 * @param port from 1 to 65535
 */
public record UpstreamAddress(String name, String host, int port) {}
