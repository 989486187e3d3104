/**
 * The gateway beside nginx, HAProxy and Spring Cloud Gateway, under wrk, on loopback.
 *
 * <p>{@code benchmarks/run-gateway} builds and runs it; {@code docs/performance.md} explains it.
 */
@NullMarked
package dev.drawbridge.benchmarks.gateway;

import org.jspecify.annotations.NullMarked;
