package dev.drawbridge.spring;

import org.jspecify.annotations.Nullable;

/**
 * One part of what a mapping asks: a condition of Spring MVC or of WebFlux, which have no common
 * type.
 *
 * @param <R> the requests of the stack
 */
interface Condition<R> {
  /** Whether it asks nothing. */
  boolean isEmpty();

  /** What of it takes a request; null if nothing does. */
  @Nullable Condition<R> matching(R request);

  /** Orders what takes a request, the most specific first. */
  int compareTo(Condition<R> other, R request);
}
