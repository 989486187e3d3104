package dev.drawbridge.quarkus;

import dev.drawbridge.cors.CorsPolicy;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** What the guide shows: the properties of Quarkus, and the policy in their place. */
final class Migrated {
  private static final String PROPERTIES =
      """
      quarkus.http.cors.enabled=true
      quarkus.http.cors.origins=https://shop.example,/https://.*\\\\.preview\\\\.shop\\\\.example/
      quarkus.http.cors.methods=GET,PUT
      quarkus.http.cors.headers=X-Trace
      quarkus.http.cors.exposed-headers=ETag
      quarkus.http.cors.access-control-max-age=10M
      """;

  private Migrated() {}

  static Map<String, String> properties() {
    Properties read = new Properties();
    try {
      read.load(new StringReader(PROPERTIES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, read::getProperty));
  }

  static CorsPolicy policy() {
    CorsPolicy policy =
        CorsPolicy.builder()
            .allowOrigins("https://shop.example", "https://*.preview.shop.example")
            .allowMethods("PUT")
            .allowHeaders("X-Trace")
            .exposeHeaders("ETag")
            .allowCredentials(true)
            .maxAge(Duration.ofMinutes(10))
            .build();
    return policy;
  }
}
