/**
 * The engine beside the JVM's middlewares: CPU time of one CORS request through one light stub.
 *
 * <p>{@code benchmarks/run-engine} builds and runs it; {@code docs/performance.md} explains it.
 */
@NullMarked
package dev.drawbridge.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
