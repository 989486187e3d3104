package dev.drawbridge.gateway;

import dev.drawbridge.config.GatewayConfig;
import dev.drawbridge.config.PolicyFile;
import dev.drawbridge.gateway.http.DataPlane;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Reads the policy file again and puts it in force, all or nothing. */
final class Reloads {
  private final Path file;
  private final GatewayConfig started;
  private final RouteCompiler compiler;
  private final DataPlane plane;
  private final Observers observers;
  private final Consumer<String> messages;
  private final AtomicLong applied = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private volatile GatewayConfig config;

  Reloads(
      Path file,
      GatewayConfig config,
      RouteCompiler compiler,
      DataPlane plane,
      Observers observers,
      Consumer<String> messages) {
    this.file = file;
    this.started = config;
    this.config = config;
    this.compiler = compiler;
    this.plane = plane;
    this.observers = observers;
    this.messages = messages;
  }

  /** What is in force. */
  GatewayConfig config() {
    return config;
  }

  long applied() {
    return applied.get();
  }

  long failed() {
    return failed.get();
  }

  /** Returns the files that are to be watched from now on. */
  Set<Path> reload() {
    Set<Path> watched = new LinkedHashSet<>();
    try {
      PolicyFile.Result read = PolicyFile.read(file);
      watched.addAll(read.files());
      read.problems().forEach(problem -> messages.accept(problem.toString()));
      GatewayConfig next = read.config();
      if (next != null) {
        apply(next);
        return watched;
      }
      refuse("it has errors");
    } catch (IOException | RuntimeException | Error failure) {
      // Whatever goes wrong, the next change is read again.
      refuse(Objects.requireNonNullElse(failure.getMessage(), failure.toString()));
    }
    watched.addAll(config.files());
    return watched;
  }

  private void apply(GatewayConfig next) throws IOException {
    plane.routes(compiler.compile(next));
    plane.settings(next.timeouts(), next.limits(), next.trustedProxies());
    observers.log(next.accessLog());
    config = next;
    applied.incrementAndGet();
    messages.accept("drawbridge: reloaded " + file + restarts(next));
  }

  private String restarts(GatewayConfig next) {
    boolean listen = !next.listen().equals(started.listen());
    boolean admin = !Objects.equals(next.admin(), started.admin());
    if (!listen && !admin) {
      return "";
    }
    String changed = listen ? admin ? "listen and admin" : "listen" : "admin";
    return "; the change of " + changed + " takes a restart";
  }

  private void refuse(String why) {
    failed.incrementAndGet();
    messages.accept(
        "drawbridge: " + file + " is not applied: " + why + "; the old one stays in force");
  }
}
