package dev.drawbridge.cors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The patterns {@code scheme://*.base}, by their tails {@code .base}: for each distinct length of
 * tail, one look at the place where its dot must stand and one probe.
 */
final class TailTable {
  private static final int FEW_LENGTHS = 4;
  private static final int MAX_HOST = 253;
  private static final int MAX_LABEL = 63;

  private final StringTable tails;
  private final int[] lengths;
  private final int shortest;
  private final int longest;

  /** For each tail, the beginnings such as {@code https://} that it is allowed with. */
  private final String[][] schemes;

  /** For each tail, how long the labels before it may be, their inner dots included. */
  private final int[] room;

  TailTable(List<OriginPattern> patterns) {
    Map<String, List<String>> schemesOf = new LinkedHashMap<>();
    Map<List<String>, List<String>> sets = new HashMap<>();
    for (OriginPattern p : patterns) {
      List<String> schemes = new ArrayList<>(schemesOf.getOrDefault(tail(p), List.of()));
      schemes.add(p.scheme() + "://");
      // Many tails, few sets of schemes: each set stands once.
      schemesOf.put(tail(p), sets.computeIfAbsent(schemes, List::copyOf));
    }
    Map<List<String>, String[]> arrays = new HashMap<>();
    this.schemes =
        schemesOf.values().stream()
            .map(set -> arrays.computeIfAbsent(set, s -> s.toArray(String[]::new)))
            .toArray(String[][]::new);
    List<String> all = List.copyOf(schemesOf.keySet());
    this.tails = StringTable.numbered(all);
    this.lengths = all.stream().mapToInt(String::length).distinct().toArray();
    this.shortest = IntStream.of(lengths).min().orElse(0);
    this.longest = IntStream.of(lengths).max().orElse(0);
    this.room = all.stream().mapToInt(TailTable::room).toArray();
  }

  /** Returns how long the labels may be that the pattern's {@code *.} stands for. */
  static int room(OriginPattern p) {
    return room(tail(p));
  }

  private static int room(String tail) {
    int colon = tail.indexOf(':');
    String host = tail.substring(1, colon < 0 ? tail.length() : colon);
    return MAX_HOST - 1 - withoutTrailingDot(host);
  }

  private static String tail(OriginPattern p) {
    String port = p.port().isPresent() ? ":" + p.port().getAsInt() : "";
    return "." + p.host() + port;
  }

  private static int withoutTrailingDot(String host) {
    return host.endsWith(".") ? host.length() - 1 : host.length();
  }

  /** Returns whether the origin, up to {@code end}, is a subdomain of a base. */
  boolean matches(String origin, int end) {
    return lengths.length <= FEW_LENGTHS ? matchesLengths(origin, end) : matchesDots(origin, end);
  }

  private boolean matchesLengths(String origin, int end) {
    for (int length : lengths) {
      int dot = end - length;
      if (dot > 0 && origin.charAt(dot) == '.' && matchesAt(origin, dot, end)) {
        return true;
      }
    }
    return false;
  }

  private boolean matchesDots(String origin, int end) {
    // Bounded by the lengths of the tails, so that a long near miss costs no more than a hit.
    int last = Math.max(1, end - longest);
    for (int dot = end - shortest; dot >= last; dot--) {
      if (origin.charAt(dot) == '.' && matchesAt(origin, dot, end)) {
        return true;
      }
    }
    return false;
  }

  private boolean matchesAt(String origin, int dot, int end) {
    int tail = tails.indexOf(origin, dot, end);
    if (tail < 0) {
      return false;
    }
    for (String scheme : schemes[tail]) {
      if (origin.startsWith(scheme)) {
        int start = scheme.length();
        return dot - start <= room[tail] && areLabels(origin, start, dot);
      }
    }
    return false;
  }

  private static boolean areLabels(String s, int start, int end) {
    int label = 0;
    for (int i = start; i < end; i++) {
      char c = s.charAt(i);
      if (c == '.' ? label == 0 : !isLabelChar(c) || ++label > MAX_LABEL) {
        return false;
      }
      if (c == '.') {
        label = 0;
      }
    }
    return label > 0;
  }

  private static boolean isLabelChar(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  }
}
