/**
 * The adapters beside the frameworks' own CORS: CPU time and allocation of one request through one
 * stub of the framework.
 *
 * <p>{@code benchmarks/run-adapters} builds and runs it; {@code docs/performance.md} explains it.
 */
@NullMarked
package dev.drawbridge.benchmarks.adapter;

import org.jspecify.annotations.NullMarked;
