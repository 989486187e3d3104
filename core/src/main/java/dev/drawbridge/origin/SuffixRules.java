package dev.drawbridge.origin;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a public suffix list in about 200 KiB: all names in one sorted block of bytes, asked
 * by binary search. {@code *.ck} is kept as {@code ck} with a mark, {@code !www.ck} as {@code
 * www.ck} with another.
 */
final class SuffixRules {
  static final byte NONE = 0;
  static final byte NORMAL = 1;
  static final byte WILDCARD = 2;
  static final byte EXCEPTION = 4;

  private final byte[] names;
  private final int[] starts;
  private final byte[] kinds;

  /** The names that have a suffix below them; made on the first question, for few ask. */
  private volatile @Nullable Set<String> parents;

  private SuffixRules(Map<String, Byte> rules) {
    names = String.join("", rules.keySet()).getBytes(StandardCharsets.ISO_8859_1);
    starts = new int[rules.size() + 1];
    kinds = new byte[rules.size()];
    int i = 0;
    for (Map.Entry<String, Byte> rule : rules.entrySet()) {
      kinds[i] = rule.getValue();
      starts[i + 1] = starts[i] + rule.getKey().length();
      i++;
    }
  }

  /** Reads the format of publicsuffix.org: a rule a line, up to white space, and comments. */
  static SuffixRules read(BufferedReader list) throws IOException {
    Map<String, Byte> rules = new TreeMap<>();
    for (String line = list.readLine(); line != null; line = list.readLine()) {
      if (!line.startsWith("//") && !line.isBlank()) {
        add(upToWhiteSpace(line), rules);
      }
    }
    return new SuffixRules(rules);
  }

  private static String upToWhiteSpace(String line) {
    int end = 0;
    while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
      end++;
    }
    return line.substring(0, end);
  }

  private static void add(String rule, Map<String, Byte> rules) {
    byte kind = rule.startsWith("!") ? EXCEPTION : rule.startsWith("*.") ? WILDCARD : NORMAL;
    String name = rule.substring(kind == EXCEPTION ? 1 : kind == WILDCARD ? 2 : 0);
    String ascii = Punycode.ofDomain(name);
    Byte others = rules.get(ascii);
    rules.put(ascii, others == null ? kind : (byte) (kind | others));
  }

  /** Says whether a rule makes a name below this one a public suffix. */
  boolean hasSuffixBelow(String domain) {
    Set<String> found = parents;
    if (found == null) {
      found = parents();
      parents = found;
    }
    return found.contains(domain);
  }

  private Set<String> parents() {
    Set<String> found = new HashSet<>();
    for (int i = 0; i < kinds.length; i++) {
      String name =
          new String(names, starts[i], starts[i + 1] - starts[i], StandardCharsets.ISO_8859_1);
      if ((kinds[i] & WILDCARD) != 0) {
        found.add(name);
      }
      if ((kinds[i] & (NORMAL | WILDCARD)) != 0) {
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
          found.add(name.substring(dot + 1));
        }
      }
    }
    return found;
  }

  int size() {
    return kinds.length;
  }

  /** Returns the kinds of rules for the name from the given place to the given end, or NONE. */
  byte kinds(String domain, int start, int end) {
    int low = 0;
    int high = kinds.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(middle, domain, start, end);
      if (order == 0) {
        return kinds[middle];
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return NONE;
  }

  private int compare(int rule, String domain, int start, int end) {
    int i = starts[rule];
    int j = start;
    while (i < starts[rule + 1] && j < end) {
      int order = names[i++] - domain.charAt(j++);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(starts[rule + 1] - i, end - j);
  }
}
