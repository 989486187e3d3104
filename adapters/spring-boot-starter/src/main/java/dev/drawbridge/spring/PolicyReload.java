package dev.drawbridge.spring;

import dev.drawbridge.config.ApplicationConfig;
import dev.drawbridge.config.Changes;
import dev.drawbridge.config.Problem;
import dev.drawbridge.config.WatchedFiles;
import dev.drawbridge.cors.CorsRoutes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Puts a changed policy file in force without a restart, while the application runs. A bad file is
 * reported, and the old policies stay.
 */
final class PolicyReload implements SmartLifecycle {
  private static final Log LOG = LogFactory.getLog(PolicyReload.class);

  private final Setup setup;
  private final CorsRoutes routes;
  private @Nullable Changes changes;

  /**
   * Reloads policies.
   *
   * @param routes what the setup has made
   */
  PolicyReload(Setup setup, CorsRoutes routes) {
    this.setup = setup;
    this.routes = routes;
  }

  @Override
  public synchronized void start() {
    WatchedFiles files = setup.watched();
    if (files != null) {
      changes = new Changes(files, this::reload);
      changes.start();
    }
  }

  @Override
  public synchronized void stop() {
    if (changes != null) {
      changes.close();
      changes = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return changes != null;
  }

  private Set<Path> reload() {
    PolicyLocation location = Objects.requireNonNull(setup.location());
    Set<Path> watched = new LinkedHashSet<>();
    Path file = Objects.requireNonNull(location.path());
    watched.add(file.toAbsolutePath());
    try {
      ApplicationConfig.Result read = location.read();
      watched.addAll(read.files());
      if (Files.notExists(file)) {
        LOG.error(file + " is gone; the policies in force stay");
      } else {
        apply(file, read);
      }
    } catch (RuntimeException | Error e) {
      // Whatever goes wrong, the next change is read again.
      LOG.error(file + " is not applied; the policies in force stay", e);
    }
    return watched;
  }

  private void apply(Path file, ApplicationConfig.Result read) {
    String problems =
        read.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
    ApplicationConfig config = read.config();
    if (config == null) {
      LOG.error(file + " is not applied; the policies in force stay:\n" + problems);
      return;
    }
    Set<String> missing = new TreeSet<>(setup.used());
    missing.removeAll(config.policies().keySet());
    if (!missing.isEmpty()) {
      LOG.error(
          file + " is not applied; the policies in force stay: @Cors names " + missing + " too");
      return;
    }
    if (!problems.isEmpty()) {
      LOG.warn(problems);
    }
    routes.reconfigure(setup.compile(config));
    LOG.info("reloaded " + file + ": " + config.policies().size() + " policies in force");
  }
}
