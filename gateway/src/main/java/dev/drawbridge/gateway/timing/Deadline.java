package dev.drawbridge.gateway.timing;

import org.jspecify.annotations.Nullable;

/**
 * One moment at which something is given up, unless it is moved or cleared before. Belongs to one
 * {@link Wheel}.
 */
public final class Deadline {
  static final long NEVER = Long.MAX_VALUE;

  long due = NEVER;
  long visit;
  @Nullable Deadline previous;
  @Nullable Deadline next;

  private final Runnable late;

  /**
   * {@code late} is run once on the event loop when the time has come; the deadline is clear then.
   */
  public Deadline(Runnable late) {
    this.late = late;
  }

  void expired() {
    late.run();
  }

  /** Whether the deadline is set. */
  public boolean isSet() {
    return due != NEVER;
  }
}
