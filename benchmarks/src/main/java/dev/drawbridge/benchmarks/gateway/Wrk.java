package dev.drawbridge.benchmarks.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One run of wrk with one thread. */
final class Wrk {
  private static final Pattern COUNT = Pattern.compile("(\\d+) requests in ([\\d.]+)(\\w+),");
  private static final Pattern PERCENTILE = Pattern.compile("\\s(50|99)%\\s+([\\d.]+)(us|ms|s)");
  private static final Pattern ERRORS = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");

  private final Path script;

  /** Keeps its script in {@code directory}. */
  Wrk(Path directory) throws IOException {
    script = directory.resolve("method.lua");
    Files.writeString(script, "wrk.method = os.getenv('BENCHMARK_METHOD')\n");
  }

  /**
   * Runs {@code load} against a port for some seconds.
   *
   * @throws IOException if a socket fails, or if statuses are other than the load's
   */
  Result run(Load load, int port, int seconds) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("wrk", "-t1", "--latency", "--timeout", "10s"));
    command.add("-c" + load.connections());
    command.add("-d" + seconds + "s");
    command.addAll(List.of("-s", script + ""));
    load.fields().forEach(f -> command.addAll(List.of("-H", f.getKey() + ": " + f.getValue())));
    command.add("http://127.0.0.1:" + port + load.path());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("BENCHMARK_METHOD", load.method());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    process.waitFor();
    return parse(output, load);
  }

  private static Result parse(String output, Load load) throws IOException {
    Matcher count = COUNT.matcher(output);
    if (!count.find() || output.contains("Socket errors")) {
      throw new IOException("wrk, " + load + ": " + output);
    }
    long requests = Long.parseLong(count.group(1));
    double seconds = seconds(count.group(2), count.group(3));
    Matcher errors = ERRORS.matcher(output);
    long failed = errors.find() ? Long.parseLong(errors.group(1)) : 0;
    if (failed != (load.granted() ? 0 : requests)) {
      throw new IOException("wrk, " + load + ": " + failed + " answers are not 2xx:\n" + output);
    }
    double median = 0;
    double worst = 0;
    Matcher percentile = PERCENTILE.matcher(output);
    while (percentile.find()) {
      double millis = 1000 * seconds(percentile.group(2), percentile.group(3));
      median = percentile.group(1).equals("50") ? millis : median;
      worst = percentile.group(1).equals("99") ? millis : worst;
    }
    return new Result(requests, seconds, median, worst);
  }

  private static double seconds(String number, String unit) {
    double value = Double.parseDouble(number);
    return switch (unit) {
      case "us" -> value / 1e6;
      case "ms" -> value / 1e3;
      case "m" -> value * 60;
      default -> value;
    };
  }

  /** What wrk reports; percentiles in milliseconds. */
  record Result(long requests, double seconds, double p50, double p99) {
    double rate() {
      return requests / seconds;
    }
  }
}
