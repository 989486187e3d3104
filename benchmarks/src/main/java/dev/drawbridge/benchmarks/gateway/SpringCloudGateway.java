package dev.drawbridge.benchmarks.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Spring Cloud Gateway on WebFlux, two workers, without an access log. */
record SpringCloudGateway(Jdk jdk, Path application) implements Candidate {
  private static final String CONFIGURATION =
      """
      server:
        address: 127.0.0.1
        port: %d
      spring:
        main.banner-mode: "off"
        cloud.gateway.server.webflux:
          httpclient:
            connect-timeout: 5000
            response-timeout: 60s
          globalcors:
            cors-configurations:
              "[/**]":
                allowed-origins: [%s]
                allowed-methods: [GET, HEAD, POST, %s]
                allowed-headers: [%s]
                exposed-headers: [%s]
                allow-credentials: true
                max-age: %d
          routes:
            - id: upstream
              uri: http://127.0.0.1:%d
              predicates: ["Path=/**"]
              filters: [PreserveHostHeader]
      """;

  @Override
  public String name() {
    return "Spring Cloud Gateway, " + jdk.name();
  }

  @Override
  public boolean isJvm() {
    return true;
  }

  @Override
  public List<String> prepare(Path directory, int port, int upstream) throws IOException {
    Path file = directory.resolve("application.yml");
    Files.writeString(
        file,
        CONFIGURATION.formatted(
            port,
            String.join(", ", Rules.ORIGINS),
            Rules.METHODS,
            Rules.FIELDS,
            Rules.EXPOSED,
            Rules.MAX_AGE_SECONDS,
            upstream));
    return List.of(
        jdk.java() + "",
        "-Xms64m",
        "-Xmx256m",
        "-Dreactor.netty.ioWorkerCount=2",
        "-jar",
        application + "",
        "--spring.config.location=file:" + file);
  }
}
