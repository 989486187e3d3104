package dev.drawbridge.benchmarks.gateway;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** A JVM that candidates run on. */
record Jdk(Path home, String name) {
  /** Reads the version from the JDK's own {@code release} file. */
  static Jdk of(Path home) throws IOException {
    Properties release = new Properties();
    try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
      release.load(reader);
    }
    return new Jdk(home, "Java " + release.getProperty("JAVA_VERSION", "?").replace("\"", ""));
  }

  Path java() {
    return home.resolve("bin/java");
  }
}
