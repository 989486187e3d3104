package dev.drawbridge.cors;

import dev.drawbridge.origin.Origin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The origins of a policy, compiled: whether one of many patterns matches, in a time that hardly
 * depends on their number, without allocation and without regular expressions.
 */
final class OriginMatcher {
  private static final int FEW = 3;

  private final boolean any;
  private final String[] few;
  private final @Nullable StringTable many;
  private final @Nullable AnyPortTable anyPort;
  private final @Nullable TailTable tails;
  private final @Nullable TailTable anyPortTails;

  private OriginMatcher(List<OriginPattern> patterns) {
    List<String> exact = new ArrayList<>();
    List<String> ports = new ArrayList<>();
    List<String> subdomains = new ArrayList<>();
    List<String> subdomainPorts = new ArrayList<>();
    boolean all = false;
    for (OriginPattern p : patterns) {
      all |= p.isAny();
      if (p.subdomains()) {
        (p.anyPort() ? subdomainPorts : subdomains).add(p.toString());
      } else if (p.anyPort()) {
        ports.add(p.toString());
      } else if (!p.isAny()) {
        exact.add(p.toString());
      }
    }
    this.any = all;
    this.few = exact.size() <= FEW ? exact.toArray(new String[0]) : new String[0];
    this.many = exact.size() <= FEW ? null : StringTable.of(exact);
    this.anyPort = ports.isEmpty() ? null : new AnyPortTable(new OriginPatterns(ports));
    this.tails = tails(subdomains);
    this.anyPortTails = tails(subdomainPorts);
  }

  private static @Nullable TailTable tails(List<String> patterns) {
    return patterns.isEmpty() ? null : new TailTable(new OriginPatterns(patterns));
  }

  /** Makes a matcher of distinct patterns. */
  static OriginMatcher of(List<OriginPattern> patterns) {
    return new OriginMatcher(patterns);
  }

  boolean isAny() {
    return any;
  }

  /** Returns whether a request's {@code Origin} matches a pattern. */
  boolean matches(String origin) {
    for (String exact : few) {
      if (exact.equals(origin)) {
        return true;
      }
    }
    if (origin.length() > OriginPattern.MAX_LENGTH) {
      return false;
    }
    return (many != null && many.contains(origin))
        || (tails != null && tails.matches(origin, origin.length()))
        || (anyPort != null && anyPort.matches(origin))
        || (anyPortTails != null && matchesAnyPortTail(anyPortTails, origin))
        || (any && (origin.equals("null") || Origin.isSerialized(origin)));
  }

  private static boolean matchesAnyPortTail(TailTable tails, String origin) {
    int hostEnd = Ports.hostEnd(origin);
    return tails.matches(origin, hostEnd) && Ports.isCanonical(origin, hostEnd);
  }
}
