package dev.drawbridge.doctor.explain;

import java.util.ArrayList;
import java.util.List;

/**
 * The spellings of a template: {@code [what may be missing]}, first with and then without, and
 * {@code <one|of|several>}. Not nested.
 */
final class Spellings {
  private Spellings() {}

  static List<String> of(String template) {
    int at = next(template);
    if (at < 0) {
      return List.of(template);
    }
    boolean optional = template.charAt(at) == '[';
    int end = template.indexOf(optional ? ']' : '>', at);
    if (end < 0) {
      throw new IllegalStateException("invalid template '" + template + "': a bracket stays open");
    }
    String inside = template.substring(at + 1, end);
    String[] choices = optional ? new String[] {inside, ""} : inside.split("\\|", -1);
    List<String> all = new ArrayList<>();
    for (String choice : choices) {
      all.addAll(of(template.substring(0, at) + choice + template.substring(end + 1)));
    }
    return all;
  }

  private static int next(String template) {
    int optional = template.indexOf('[');
    int choice = template.indexOf('<');
    return optional < 0 || choice < 0 ? Math.max(optional, choice) : Math.min(optional, choice);
  }
}
