package dev.drawbridge.gateway.upstream;

import dev.drawbridge.gateway.http1.HeadLimits;
import java.time.Duration;

/**
 * What all connections to upstreams have in common.
 *
 * @param connect how long opening one may take, looking its name up included
 * @param response how long the head of a response may take from the end of the request on
 * @param idle how long a connection is kept unused, and the longest pause within a response
 * @param limits how large the head of a response may be
 * @param connections how many connections one event loop holds to one upstream at most
 */
public record BackSettings(
    Duration connect, Duration response, Duration idle, HeadLimits limits, int connections) {}
