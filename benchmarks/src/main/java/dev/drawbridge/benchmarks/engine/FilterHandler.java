package dev.drawbridge.benchmarks.engine;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import org.jspecify.annotations.Nullable;

/** Runs a servlet filter before a chain that only remembers that it was called. */
public abstract class FilterHandler implements Handler {
  private final Filter filter;
  private final FilterChain chain;

  /** Filters wrap what they pass on. */
  private @Nullable StubResponse current;

  /** Runs a filter that is ready. */
  protected FilterHandler(Filter filter) {
    this.filter = filter;
    this.chain = (request, response) -> chained();
  }

  private void chained() {
    if (current != null) {
      current.chain();
    }
  }

  @Override
  public final void handle(StubRequest request, StubResponse response) throws Exception {
    current = response;
    filter.doFilter(request, response, chain);
  }
}
