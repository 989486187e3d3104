package dev.drawbridge.conformance;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for conditions, always with a deadline, never by sleeping. */
final class Waiting {
  private Waiting() {}

  /**
   * The value of {@code answer}, once it is there.
   *
   * @param what what is waited for, for the error text
   * @throws IllegalStateException if it failed or did not come in time
   */
  static <T> T forAnswer(CompletableFuture<T> answer, Duration deadline, String what) {
    try {
      return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("no " + what + " within " + deadline.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(what + ": " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + what, e);
    }
  }
}
