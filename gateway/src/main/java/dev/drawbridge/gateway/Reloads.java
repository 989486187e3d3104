package dev.drawbridge.gateway;

import dev.drawbridge.config.GatewayConfig;
import dev.drawbridge.config.PolicyFile;
import dev.drawbridge.config.RouteCors;
import dev.drawbridge.gateway.http.DataPlane;
import java.io.IOException;
import java.nio.file.Files;
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
    Set<Path> watched = new LinkedHashSet<>(Set.of(file.toAbsolutePath()));
    try {
      if (readAndApply(watched)) {
        return watched;
      }
    } catch (OutOfMemoryError failure) {
      refuse(Heap.tooSmall());
    } catch (IOException | RuntimeException | Error failure) {
      // Whatever goes wrong, the next change is read again.
      refuse(Objects.requireNonNullElse(failure.getMessage(), failure.toString()));
    }
    watched.addAll(config.files());
    return watched;
  }

  private boolean readAndApply(Set<Path> watched) throws IOException {
    PolicyFile.Result read = PolicyFile.read(file);
    watched.addAll(read.files());
    GatewayConfig next = read.config();
    if (!read.readable() && Files.notExists(file)) {
      failed.incrementAndGet();
      messages.accept("drawbridge: " + file + " is gone; the policy in force stays");
      return false;
    }
    read.problems().forEach(problem -> messages.accept(problem.toString()));
    if (next == null) {
      refuse("it has errors");
      return false;
    }
    apply(next);
    return true;
  }

  private void apply(GatewayConfig next) throws IOException {
    RouteCompiler.Compiled compiled = compiler.compile(next);
    plane.routes(compiled.routes(), compiled.upstreams());
    plane.settings(next.timeouts(), next.limits(), next.trustedProxies());
    observers.log(next.accessLog());
    config = next;
    applied.incrementAndGet();
    messages.accept("drawbridge: reloaded " + file + ": " + inForce(next) + restarts(next));
  }

  private static String inForce(GatewayConfig config) {
    long policies =
        config.routes().stream()
            .map(route -> route.cors() instanceof RouteCors.Governed cors ? cors.name() : "")
            .filter(name -> !name.isEmpty())
            .distinct()
            .count();
    int routes = config.routes().size();
    return (routes == 1 ? "1 route" : routes + " routes")
        + (" under " + (policies == 1 ? "1 policy" : policies + " policies"))
        + " in force";
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
