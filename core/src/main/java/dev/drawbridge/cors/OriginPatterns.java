package dev.drawbridge.cors;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

/**
 * The patterns of a policy as a list that holds their texts alone, and makes a pattern when it is
 * asked for: there may be a million of them, and decisions never look at them here.
 */
final class OriginPatterns extends AbstractList<OriginPattern> implements RandomAccess {
  /** 2 to the 32nd by the golden ratio, as in {@link StringTable}. */
  private static final int GOLDEN_RATIO = 0x9E3779B9;

  private final List<String> texts;

  OriginPatterns(List<String> texts) {
    this.texts = texts;
  }

  /**
   * Returns the texts in their order, each once; the list itself where each stands once already. At
   * the cost of at most sixteen octets a text.
   */
  static List<String> distinct(List<String> texts) {
    int mask = Integer.highestOneBit(Math.max(1, texts.size())) * 4 - 1;
    // Of each place, the number of its text, from 1.
    int[] places = new int[mask + 1];
    List<String> distinct = new ArrayList<>(texts.size());
    for (int number = 1; number <= texts.size(); number++) {
      String text = texts.get(number - 1);
      int place = ((text.hashCode() * GOLDEN_RATIO) >>> 1) & mask;
      while (places[place] != 0 && !texts.get(places[place] - 1).equals(text)) {
        place = (place + 1) & mask;
      }
      if (places[place] == 0) {
        places[place] = number;
        distinct.add(text);
      }
    }
    return distinct.size() == texts.size() ? texts : List.copyOf(distinct);
  }

  @Override
  public OriginPattern get(int index) {
    return OriginPattern.of(texts.get(index));
  }

  @Override
  public int size() {
    return texts.size();
  }
}
