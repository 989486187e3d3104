package dev.drawbridge.spring;

import dev.drawbridge.config.ApplicationConfig;
import dev.drawbridge.config.PolicyFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/**
 * Where a policy file lies: {@code classpath:cors.yaml}, {@code file:/etc/shop/cors.yaml}, or a
 * path.
 */
final class PolicyLocation {
  private static final String CLASS_PATH = "classpath:";
  private static final String FILE = "file:";

  /** One byte more than a policy file may have tells that it is too large. */
  private static final int MOST = (1 << 20) + 1;

  private final String text;

  PolicyLocation(String text) {
    this.text = text;
  }

  /** The file, if it lies in the file system, where it may change; null on the class path. */
  @Nullable Path path() {
    if (text.startsWith(CLASS_PATH)) {
      return null;
    }
    String path = text.startsWith(FILE) ? text.substring(FILE.length()) : text;
    return Path.of(path.startsWith("//") ? path.substring(2) : path);
  }

  /** Reads the file; what cannot be read is a problem like all others. */
  ApplicationConfig.Result read() {
    Path path = path();
    if (path != null) {
      return PolicyFile.readForApplication(path);
    }
    ClassPathResource resource = new ClassPathResource(text.substring(CLASS_PATH.length()));
    try (InputStream in = resource.getInputStream()) {
      return PolicyFile.readForApplication(text, in.readNBytes(MOST), Path.of(""));
    } catch (IOException notThere) {
      return PolicyFile.missing(text);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
