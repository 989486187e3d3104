package dev.drawbridge.benchmarks.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Drawbridge as it is shipped: limits, timeouts, metrics and the access log are on. */
record Drawbridge(Jdk jdk, Path launcher) implements Candidate {
  private static final String CONFIGURATION =
      """
      listen: 127.0.0.1:%d
      admin: 127.0.0.1:0
      access-log: text
      upstreams:
        backend: http://127.0.0.1:%d
      routes:
        - match: /**
          upstream: backend
          cors:
            allow-origins: [%s]
            allow-methods: [%s]
            allow-headers: [%s]
            expose-headers: [%s]
            allow-credentials: true
            max-age: %ds
      """;

  @Override
  public String name() {
    return "Drawbridge, " + jdk.name();
  }

  @Override
  public boolean isJvm() {
    return true;
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("JAVA_HOME", jdk.home() + "");
  }

  @Override
  public List<String> prepare(Path directory, int port, int upstream) throws IOException {
    Path file = directory.resolve("drawbridge.yaml");
    Files.writeString(
        file,
        CONFIGURATION.formatted(
            port,
            upstream,
            String.join(", ", Rules.ORIGINS),
            Rules.METHODS,
            Rules.FIELDS,
            Rules.EXPOSED,
            Rules.MAX_AGE_SECONDS));
    return List.of(launcher + "", "serve", file + "");
  }
}
