package dev.drawbridge.gateway.timing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Deadlines come in their order, when they are due, and only if they still are. */
final class WheelTest {
  private final DefaultEventLoop loop = new DefaultEventLoop();
  private final Wheel wheel = new Wheel(loop);
  private final List<String> late = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private void onLoop(Runnable task) throws Exception {
    loop.submit(task).get(10, TimeUnit.SECONDS);
  }

  @Test
  void ticksAreRoundedUp() {
    assertThat(Wheel.ticks(Duration.ZERO)).isEqualTo(1);
    assertThat(Wheel.ticks(Duration.ofMillis(50))).isEqualTo(1);
    assertThat(Wheel.ticks(Duration.ofMillis(51))).isEqualTo(2);
    assertThat(Wheel.ticks(Duration.ofSeconds(60))).isEqualTo(1200);
    assertThat(Wheel.ticks(Duration.ofDays(100_000))).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void deadlinesComeInOrderAndNotTooEarly() throws Exception {
    CompletableFuture<Long> last = new CompletableFuture<>();
    long start = System.nanoTime();
    onLoop(
        () -> {
          wheel.set(
              new Deadline(
                  () -> {
                    late.add("second");
                    last.complete(System.nanoTime());
                  }),
              6);
          wheel.set(new Deadline(() -> late.add("first")), 2);
        });

    long end = last.get(10, TimeUnit.SECONDS);
    assertThat(late).containsExactly("first", "second");
    assertThat(Duration.ofNanos(end - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
  }

  @Test
  void movedAndClearedDeadlinesDoNotCome() throws Exception {
    CompletableFuture<Void> end = new CompletableFuture<>();
    onLoop(
        () -> {
          Deadline moved = new Deadline(() -> late.add("moved"));
          wheel.set(moved, 1);
          wheel.set(moved, 100_000);
          Deadline cleared = new Deadline(() -> late.add("cleared"));
          wheel.set(cleared, 1);
          wheel.clear(cleared);
          Deadline removed = new Deadline(() -> late.add("removed"));
          wheel.set(removed, 1);
          wheel.remove(removed);
          Deadline hastened = new Deadline(() -> late.add("hastened"));
          wheel.set(hastened, 100_000);
          wheel.set(hastened, 1);
          wheel.set(new Deadline(() -> end.complete(null)), 4);
        });

    end.get(10, TimeUnit.SECONDS);
    assertThat(late).containsExactly("hastened");
  }

  @Test
  void deadlinesMayBeSetFromOneThatCame() throws Exception {
    CompletableFuture<Void> end = new CompletableFuture<>();
    onLoop(
        () ->
            wheel.set(new Deadline(() -> wheel.set(new Deadline(() -> end.complete(null)), 1)), 1));

    end.get(10, TimeUnit.SECONDS);
  }

  @Test
  void theClockOutlivesADeadlineThatFails() throws Exception {
    CompletableFuture<Void> sameTick = new CompletableFuture<>();
    CompletableFuture<Void> later = new CompletableFuture<>();
    onLoop(
        () -> {
          wheel.set(new Deadline(() -> sameTick.complete(null)), 1);
          wheel.set(
              new Deadline(
                  () -> {
                    throw new IllegalStateException("meant to fail");
                  }),
              1);
          wheel.set(new Deadline(() -> later.complete(null)), 3);
        });

    sameTick.get(10, TimeUnit.SECONDS);
    later.get(10, TimeUnit.SECONDS);
  }
}
