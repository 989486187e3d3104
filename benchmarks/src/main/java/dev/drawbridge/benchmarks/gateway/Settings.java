package dev.drawbridge.benchmarks.gateway;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code benchmarks/run-gateway} passes on. */
record Settings(
    List<Candidate> candidates,
    int rounds,
    int seconds,
    int warmSeconds,
    int starts,
    int tries,
    Path work,
    Path output) {
  /** Reads {@code key=value} arguments; {@code jdk}, {@code nginx} and the like add candidates. */
  static Settings of(String[] arguments) throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    int rounds = 5;
    int seconds = 4;
    int warmSeconds = 12;
    int starts = 5;
    int tries = 1;
    Path work = Path.of("work");
    Path output = Path.of("output");
    for (String argument : arguments) {
      String key = argument.substring(0, argument.indexOf('='));
      String value = argument.substring(argument.indexOf('=') + 1);
      switch (key) {
        case "nginx" -> candidates.add(new Nginx(value));
        case "haproxy" -> candidates.add(new HaProxy(value));
        case "drawbridge" -> candidates.add(new Drawbridge(Jdk.of(jdk(value)), application(value)));
        case "scg" ->
            candidates.add(new SpringCloudGateway(Jdk.of(jdk(value)), application(value)));
        case "rounds" -> rounds = Integer.parseInt(value);
        case "seconds" -> seconds = Integer.parseInt(value);
        case "warm" -> warmSeconds = Integer.parseInt(value);
        case "starts" -> starts = Integer.parseInt(value);
        case "tries" -> tries = Integer.parseInt(value);
        case "work" -> work = Path.of(value).toAbsolutePath();
        case "output" -> output = Path.of(value).toAbsolutePath();
        default -> throw new IllegalArgumentException("unknown setting " + argument);
      }
    }
    return new Settings(
        List.copyOf(candidates), rounds, seconds, warmSeconds, starts, tries, work, output);
  }

  private static Path jdk(String value) {
    return Path.of(value.substring(0, value.indexOf(',')));
  }

  private static Path application(String value) {
    return Path.of(value.substring(value.indexOf(',') + 1));
  }

  String describe() {
    return "%d rounds of %d s a cell, wrk with one thread, %d cores"
        .formatted(rounds, seconds, Runtime.getRuntime().availableProcessors());
  }
}
