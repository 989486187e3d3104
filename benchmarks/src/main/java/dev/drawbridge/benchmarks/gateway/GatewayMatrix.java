package dev.drawbridge.benchmarks.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Starts all candidates before one upstream, judges their answers, warms them, and lets wrk ask
 * them in shuffled rounds.
 *
 * <p>Started by {@code benchmarks/run-gateway}, which explains the settings.
 */
public final class GatewayMatrix {
  /** Cores that others may use while we measure. */
  private static final double CALM = 0.25;

  private final Settings settings;
  private final Wrk wrk;
  private final GatewayReport report = new GatewayReport();
  private final List<Server> servers = new ArrayList<>();
  private final Random random = new Random(20_26);
  private final Server upstream;

  private GatewayMatrix(Settings settings) throws IOException, InterruptedException {
    this.settings = settings;
    Files.createDirectories(settings.work());
    this.wrk = new Wrk(settings.work());
    this.upstream = Server.start(new Upstream(), settings.work().resolve("upstream"), 0);
  }

  /** Takes {@code key=value} settings. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    GatewayMatrix matrix = new GatewayMatrix(Settings.of(arguments));
    matrix.measureStartUp();
    matrix.startAll();
    matrix.warm();
    for (int round = 1; round <= matrix.settings.rounds(); round++) {
      progress("round " + round);
      for (Load load : Load.values()) {
        matrix.round(load);
      }
    }
    matrix.finish();
  }

  private static void progress(String text) {
    System.err.println(text);
  }

  private void measureStartUp() throws IOException, InterruptedException {
    for (int i = 0; i < settings.starts(); i++) {
      for (Candidate candidate : settings.candidates()) {
        Path directory = settings.work().resolve("start");
        try (Server server = Server.start(candidate, directory, upstream.port())) {
          report.started(candidate.name(), server.startUp(), server.ticks(), server.memory());
        }
      }
    }
  }

  private void startAll() throws IOException, InterruptedException {
    for (Candidate candidate : settings.candidates()) {
      Path directory = settings.work().resolve("candidate-" + servers.size());
      Server server = Server.start(candidate, directory, upstream.port());
      servers.add(server);
      List<String> faults = Probe.faults(server.port());
      if (!faults.isEmpty()) {
        throw new IOException(candidate.name() + " breaks the rules: " + String.join("\n", faults));
      }
      progress(candidate.name() + " serves and keeps the rules");
    }
  }

  private void warm() throws IOException, InterruptedException {
    for (Server server : servers) {
      if (server.candidate().isJvm()) {
        progress("warming " + server.name());
        wrk.run(Load.GET_64, server.port(), settings.warmSeconds());
        for (Load load : Load.values()) {
          wrk.run(load, server.port(), Math.max(1, settings.warmSeconds() / 4));
        }
        server.emptyLogs();
      }
    }
  }

  private void round(Load load) throws IOException, InterruptedException {
    List<Server> order = new ArrayList<>(servers);
    if (load.isProxied()) {
      order.add(upstream);
    }
    Collections.shuffle(order, random);
    for (Server server : order) {
      wrk.run(load, server.port(), 1);
      report.measured(load, server.name(), quietest(load, server));
      if (load == Load.GET_256) {
        report.resident(server.name(), server.memory());
      }
      server.emptyLogs();
    }
  }

  private Sample quietest(Load load, Server server) throws IOException, InterruptedException {
    Sample best = measure(load, server);
    for (int i = 1; i < settings.tries() && best.foreign() > CALM; i++) {
      Sample again = measure(load, server);
      best = again.foreign() < best.foreign() ? again : best;
    }
    return best;
  }

  private Sample measure(Load load, Server server) throws IOException, InterruptedException {
    long from = System.nanoTime();
    long machine = Proc.machineTicks();
    long own = known(server);
    long candidate = server.ticks();
    Wrk.Result result = wrk.run(load, server.port(), settings.seconds());
    candidate = server.ticks() - candidate;
    own = known(server) - own;
    machine = Proc.machineTicks() - machine;
    double seconds = (System.nanoTime() - from) / 1e9;
    double micros = candidate * 1e6 / Proc.TICKS_PER_SECOND / result.requests();
    double foreign = Math.max(0, machine - own) / (double) Proc.TICKS_PER_SECOND / seconds;
    return new Sample(result.rate(), result.p50(), result.p99(), micros, foreign);
  }

  /** CPU time of all that belongs to the run. */
  private long known(Server server) {
    long both = server == upstream ? 0 : server.ticks();
    return both + upstream.ticks() + Proc.endedChildrenTicks() + Proc.ownTicks();
  }

  private void finish() throws IOException {
    Files.createDirectories(settings.output());
    Files.writeString(settings.output().resolve("gateway.csv"), report.csv());
    String text = report.markdown(settings.describe());
    Files.writeString(settings.output().resolve("gateway.md"), text);
    System.out.println(text);
    servers.forEach(Server::close);
    upstream.close();
  }
}
