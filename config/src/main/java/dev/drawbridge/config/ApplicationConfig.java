package dev.drawbridge.config;

import dev.drawbridge.cors.CorsPolicy;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an application needs of a policy file, or of {@link ApplicationSettings}: policies, and
 * where they are in force. Immutable; keeps the order of what was read.
 *
 * @param policies the named policies, those that no rule names included
 * @param rules in the order of {@code routes}, which means nothing: the most specific one wins
 */
public record ApplicationConfig(Map<String, CorsPolicy> policies, List<CorsRule> rules) {

  /** Copies the collections. */
  public ApplicationConfig {
    policies = Collections.unmodifiableMap(new LinkedHashMap<>(policies));
    rules = List.copyOf(rules);
  }

  /**
   * What a reading found.
   *
   * @param config what the file or the settings say; null if and only if there is an error
   * @param problems all problems, sorted by position
   * @param files the absolute paths of the files that were read or should have been, the policy
   *     file first: what to watch for the next reading
   */
  public record Result(
      @Nullable ApplicationConfig config, List<Problem> problems, Set<Path> files) {

    /** Copies the collections. */
    public Result {
      problems = List.copyOf(problems);
      files = Collections.unmodifiableSet(new LinkedHashSet<>(files));
    }
  }
}
