package dev.drawbridge.gateway;

import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** A gateway as a process of its own: its signals, its streams, its exit code. */
public final class GatewayProcess {
  private final CountDownLatch stop = new CountDownLatch(1);
  private final AtomicReference<Gateway> running = new AtomicReference<>();

  private GatewayProcess() {}

  /**
   * Runs a gateway until SIGTERM or SIGINT; a second one of these cuts the draining short. SIGHUP
   * reloads.
   *
   * @param errors addresses, reloads and problems
   * @return the exit code: 0 after a signal, 1 if it did not start
   */
  public static int run(Path file, PrintStream errors) {
    // What the engine has to say goes to the JDK's logger, without a search for better ones.
    InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
    GatewayProcess process = new GatewayProcess();
    // Beside the start, for reflection is slow and the first request is waiting.
    Thread signals = new Thread(process::handleSignals, "drawbridge-signals");
    signals.start();
    return process.serve(
        file,
        message -> {
          await(signals);
          errors.println(message);
        });
  }

  private int serve(Path file, Consumer<String> messages) {
    try (Gateway gateway = Gateway.start(file, GatewayOptions.of(messages))) {
      running.set(gateway);
      stop.await();
      messages.accept("drawbridge: draining");
    } catch (GatewayException failure) {
      messages.accept(String.valueOf(failure.getMessage()));
      return 1;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  /** Whoever reads a message may answer it with a signal. */
  private static void await(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void handleSignals() {
    Signals.on("TERM", this::end);
    Signals.on("INT", this::end);
    Signals.on("HUP", this::reload);
  }

  private void end() {
    Gateway gateway = running.get();
    if (stop.getCount() == 0 && gateway != null) {
      gateway.close();
    }
    stop.countDown();
  }

  private void reload() {
    Gateway gateway = running.get();
    if (gateway != null) {
      gateway.reload();
    }
  }
}
