package dev.drawbridge.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A command that a document shows after {@code $}, and the output that it shows below. In the
 * output {@code …} stands for any text of a line, and for any lines where it stands alone.
 */
record ShellStep(Snippet source, String command, List<String> output) {
  private static final String PROMPT = "$ ";

  /** The commands of a block, in order; none if it does not begin with a prompt. */
  static List<ShellStep> of(Snippet snippet) {
    List<ShellStep> steps = new ArrayList<>();
    boolean goesOn = false;
    for (String line : snippet.lines()) {
      if (goesOn) {
        goesOn = line.endsWith("\\");
        ShellStep last = steps.remove(steps.size() - 1);
        steps.add(new ShellStep(snippet, last.command() + "\n" + line, last.output()));
      } else if (line.startsWith(PROMPT)) {
        goesOn = line.endsWith("\\");
        String command = line.substring(PROMPT.length());
        steps.add(new ShellStep(snippet, command, new ArrayList<>()));
      } else if (!steps.isEmpty()) {
        steps.get(steps.size() - 1).output().add(line);
      }
    }
    return steps;
  }

  /** Whether the output is what the document shows, but for blanks at the ends of lines. */
  boolean isOutput(String actual) {
    String shown = output.stream().map(ShellStep::pattern).collect(Collectors.joining());
    String lines =
        actual.lines().map(line -> line.stripTrailing() + "\n").collect(Collectors.joining());
    return Pattern.matches(shown + "\n*", lines);
  }

  private static String pattern(String shown) {
    String line = shown.stripTrailing();
    return line.strip().equals("…")
        ? "(?:.*\n)*?"
        : Pattern.quote(line).replace("…", "\\E.*\\Q") + "\n";
  }

  @Override
  public String toString() {
    return source + ": " + command;
  }
}
