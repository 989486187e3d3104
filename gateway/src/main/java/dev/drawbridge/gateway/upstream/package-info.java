/**
 * The back of the gateway: connections to upstreams, kept open and reused per event loop, and the
 * one exchange that each of them carries at a time.
 */
@NullMarked
package dev.drawbridge.gateway.upstream;

import org.jspecify.annotations.NullMarked;
