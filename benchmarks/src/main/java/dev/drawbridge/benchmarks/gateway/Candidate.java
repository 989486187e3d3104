package dev.drawbridge.benchmarks.gateway;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A gateway that takes part: how it is configured and started. */
interface Candidate {
  /** Product and version, as it stands in the tables. */
  String name();

  /** Whether it runs on a JVM, and so needs warming. */
  boolean isJvm();

  /** Environment that the process gets beside the harness's own. */
  default Map<String, String> environment() {
    return Map.of();
  }

  /**
   * Writes the configuration for the {@code port} before the {@code upstream} port into a directory
   * of its own; returns the command that serves until it is ended.
   */
  List<String> prepare(Path directory, int port, int upstream) throws IOException;
}
