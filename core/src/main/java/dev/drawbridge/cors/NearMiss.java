package dev.drawbridge.cors;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds the name that was meant where another was written. */
public final class NearMiss {
  private static final int LONGEST = 64;

  private NearMiss() {}

  /**
   * Returns the known name closest to what was written, or null if none is close. Case, hyphens and
   * the prefix of the response fields do not count.
   */
  public static @Nullable String of(String written, Collection<String> known) {
    String bare = bare(written);
    if (bare.isEmpty() || bare.length() > LONGEST) {
      return null;
    }
    String best = null;
    int least = Integer.MAX_VALUE;
    for (String name : known) {
      int distance = distance(bare, bare(name));
      if (distance < least) {
        best = name;
        least = distance;
      }
    }
    return least <= tolerance(bare.length()) ? best : ending(bare, known);
  }

  /** The only known name that ends with what was written: {@code origins}, {@code credentials}. */
  private static @Nullable String ending(String bare, Collection<String> known) {
    if (bare.length() < 4) {
      return null;
    }
    String found = null;
    for (String name : known) {
      if (!name.startsWith("dangerously-") && bare(name).endsWith(bare)) {
        if (found != null) {
          return null;
        }
        found = name;
      }
    }
    return found;
  }

  /** Without case, separators and the prefix of the response fields. */
  private static String bare(String name) {
    StringBuilder letters = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '-' && c != '_' && c != ' ' && c != '.') {
        letters.append(Character.toLowerCase(c));
      }
    }
    String bare = letters.toString();
    return bare.startsWith("accesscontrol") ? bare.substring(13) : bare;
  }

  private static int tolerance(int length) {
    return length < 3 ? 0 : length < 6 ? 1 : 2;
  }

  /**
   * How many letters must be inserted, dropped, changed or swapped with their neighbour; a great
   * many where the lengths alone say too many.
   */
  private static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > tolerance(a.length())) {
      return Integer.MAX_VALUE;
    }
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int step(int[][] d, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
  }
}
