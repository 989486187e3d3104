package dev.drawbridge.gateway.timing;

import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Deadlines of one event loop, kept to a tick of 50 milliseconds. Moving a deadline further off
 * writes one field; the list is put right when its slot comes by. Nothing is thread-safe. The clock
 * stands still while no deadline is linked.
 */
public final class Wheel {
  private static final int TICK_MILLIS = 50;
  private static final int SLOTS = 512;
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS);

  private final EventExecutor executor;
  private final @Nullable Deadline[] slots = new @Nullable Deadline[SLOTS];
  private final long started = System.nanoTime();
  private final Runnable advance = this::advance;
  private long tick;
  private int linked;
  private boolean running;

  public Wheel(EventExecutor executor) {
    this.executor = executor;
  }

  /** The number of ticks of a duration, rounded up, at least one. */
  public static int ticks(Duration duration) {
    long ticks = (duration.toMillis() + TICK_MILLIS - 1) / TICK_MILLIS;
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, ticks));
  }

  /** Sets or moves a deadline to that many ticks from now. */
  public void set(Deadline deadline, int ticks) {
    if (!running) {
      running = true;
      tick = now();
      schedule();
    }
    // One more, since the current tick has partly passed.
    long due = tick + ticks + 1;
    deadline.due = due;
    if (deadline.visit == 0) {
      link(deadline, due);
    } else if (due < deadline.visit) {
      unlink(deadline);
      link(deadline, due);
    }
  }

  /** Clears a deadline; it may be set again. */
  public void clear(Deadline deadline) {
    deadline.due = Deadline.NEVER;
  }

  /** Clears a deadline that will not be set again, and forgets it. */
  public void remove(Deadline deadline) {
    deadline.due = Deadline.NEVER;
    if (deadline.visit != 0) {
      unlink(deadline);
    }
  }

  private long now() {
    return 1 + (System.nanoTime() - started) / TICK_NANOS;
  }

  private void link(Deadline deadline, long due) {
    deadline.visit = Math.min(due, tick + SLOTS - 1);
    int slot = (int) (deadline.visit % SLOTS);
    Deadline first = slots[slot];
    deadline.next = first;
    deadline.previous = null;
    if (first != null) {
      first.previous = deadline;
    }
    slots[slot] = deadline;
    linked++;
  }

  private void unlink(Deadline deadline) {
    Deadline previous = deadline.previous;
    Deadline next = deadline.next;
    if (previous != null) {
      previous.next = next;
    } else {
      slots[(int) (deadline.visit % SLOTS)] = next;
    }
    if (next != null) {
      next.previous = previous;
    }
    deadline.previous = null;
    deadline.next = null;
    deadline.visit = 0;
    linked--;
  }

  private void advance() {
    long until = now();
    boolean visited = true;
    try {
      while (tick < until && linked > 0) {
        tick++;
        visited = false;
        visit((int) (tick % SLOTS));
        visited = true;
      }
    } finally {
      // Where a deadline failed, the others of its slot are still there.
      tick -= visited ? 0 : 1;
      running = linked > 0;
      if (running) {
        schedule();
      }
    }
  }

  private void schedule() {
    executor.schedule(advance, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void visit(int slot) {
    Deadline deadline = slots[slot];
    while (deadline != null) {
      unlink(deadline);
      if (deadline.due <= tick) {
        deadline.due = Deadline.NEVER;
        deadline.expired();
      } else if (deadline.due != Deadline.NEVER) {
        link(deadline, deadline.due);
      }
      deadline = slots[slot];
    }
  }
}
