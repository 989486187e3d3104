package dev.drawbridge.cors;

import dev.drawbridge.origin.Origin;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether all origins that a pattern matches are among those of a list of patterns; finds one that
 * is not. Exact, also where many patterns together cover one: every port of a host, or every label
 * for which there is room.
 */
final class OriginInclusion {
  private static final int LIKELY_PORT = 8080;
  private static final int MAX_PORT = 65535;

  private final OriginMatcher all;
  private final OriginMatcher subdomains;
  private final OriginMatcher anyPorts;
  private final OriginMatcher anyPortSubdomains;

  OriginInclusion(List<OriginPattern> patterns) {
    this.all = OriginMatcher.of(patterns);
    this.subdomains = matcher(patterns, OriginPattern::subdomains);
    this.anyPorts = matcher(patterns, OriginPattern::anyPort);
    this.anyPortSubdomains = matcher(patterns, p -> p.anyPort() && p.subdomains());
  }

  private static OriginMatcher matcher(
      List<OriginPattern> patterns, Predicate<OriginPattern> wanted) {
    return OriginMatcher.of(patterns.stream().filter(wanted).toList());
  }

  /** Returns an origin that the pattern matches, or null if there is none. */
  static @Nullable String example(OriginPattern pattern) {
    return new OriginInclusion(List.of()).outside(pattern);
  }

  boolean contains(String origin) {
    return all.matches(origin);
  }

  /** Returns an origin that the pattern matches and the list does not; null if there is none. */
  @Nullable String outside(OriginPattern pattern) {
    if (all.isAny()) {
      return null;
    }
    if (pattern.isAny()) {
      return stranger();
    }
    String start = pattern.scheme() + "://";
    if (pattern.subdomains()) {
      return outsideSubdomains(start, pattern);
    }
    return pattern.anyPort()
        ? outsidePorts(start + pattern.host())
        : Stream.of(pattern.toString()).filter(this::isOutside).findFirst().orElse(null);
  }

  /** Returns an origin outside; there is one, as a list without {@code *} names no every host. */
  private String stranger() {
    // One label: no subdomain pattern matches it, and the others name finitely many hosts.
    return Stream.concat(
            Stream.of("https://stranger.example"),
            IntStream.iterate(1, n -> n + 1).mapToObj(n -> "https://stranger-" + n))
        .filter(this::isOutside)
        .findFirst()
        .orElseThrow();
  }

  private @Nullable String outsidePorts(String start) {
    return anyPorts.matches(start)
        ? null
        : ports(start).filter(this::isOutside).findFirst().orElse(null);
  }

  private @Nullable String outsideSubdomains(String start, OriginPattern pattern) {
    Subdomains labels = new Subdomains(TailTable.room(pattern));
    String end = "." + pattern.host();
    String one = start + Subdomains.SHORTEST + end;
    if (labels.isEmpty() || anyPortSubdomains.matches(one)) {
      return null;
    }
    String port = freePorts(one, pattern).findFirst().orElse(null);
    if (port == null) {
      return null;
    }
    String label = labels.find(each -> isOutside(start + each + end + port));
    if (label != null) {
      return start + label + end + port;
    }
    return pattern.anyPort() ? outsideFew(labels, start, end) : null;
  }

  /** Where all labels are taken at one port, so there are not many, looks at every port of each. */
  private @Nullable String outsideFew(Subdomains labels, String start, String end) {
    return labels
        .all()
        .map(label -> outsidePorts(start + label + end))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Returns those ports of a pattern at which no subdomain pattern covers it. */
  private Stream<String> freePorts(String example, OriginPattern pattern) {
    Stream<String> ports =
        pattern.anyPort()
            ? ports(example).map(origin -> origin.substring(example.length()))
            : Stream.of(pattern.port().isPresent() ? ":" + pattern.port().getAsInt() : "");
    return ports.filter(port -> !subdomains.matches(example + port));
  }

  /** Returns the origins that begin so, with each port. */
  private static Stream<String> ports(String start) {
    IntStream ports =
        IntStream.concat(IntStream.of(LIKELY_PORT), IntStream.rangeClosed(1, MAX_PORT));
    return Stream.concat(Stream.of(start), ports.mapToObj(port -> start + ":" + port))
        .filter(Origin::isSerialized);
  }

  private boolean isOutside(String origin) {
    // Patterns match none that is longer, whatever stands for their wildcards.
    return origin.length() <= OriginPattern.MAX_LENGTH && !all.matches(origin);
  }
}
