package dev.drawbridge.doctor.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds messages in a text, in time linear in its length: a message ends at the latest where the
 * next one with the same beginning begins.
 */
final class MessageFinder {
  private final PastedText text;
  private final List<Found> found = new ArrayList<>();

  private MessageFinder(PastedText text) {
    this.text = text;
  }

  /** Returns the messages in their order, none inside another. */
  static List<Found> find(PastedText text) {
    MessageFinder finder = new MessageFinder(text);
    MessageTable.table().byHead().forEach(finder::findAll);
    return finder.apart();
  }

  private void findAll(String head, List<MessageTable.Entry> entries) {
    int start = next(head, 0);
    while (start >= 0) {
      int after = next(head, start + head.length());
      int end = after < 0 ? text.squeezed().length() : after;
      match(text.squeezed().substring(start, end), start, entries);
      start = after;
    }
  }

  private int next(String head, int from) {
    int at = text.squeezed().indexOf(head, from);
    while (at >= 0 && !text.isWordStart(at)) {
      at = text.squeezed().indexOf(head, at + 1);
    }
    return at;
  }

  private void match(String segment, int start, List<MessageTable.Entry> entries) {
    for (MessageTable.Entry entry : entries) {
      Shape.Match match = entry.shape().match(text, segment, start);
      if (match != null) {
        found.add(new Found(entry.message(), match.facts(), start, match.end()));
        return;
      }
    }
  }

  private List<Found> apart() {
    found.sort(Comparator.comparingInt(Found::start).thenComparing(f -> -f.end()));
    List<Found> apart = new ArrayList<>();
    int end = 0;
    for (Found one : found) {
      if (one.start() >= end) {
        apart.add(one);
        end = one.end();
      }
    }
    return apart;
  }
}
