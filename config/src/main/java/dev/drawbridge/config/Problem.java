package dev.drawbridge.config;

import dev.drawbridge.cors.PolicyProblem.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a policy file, or with a file that it names.
 *
 * @param file the name of the file, as it was given or as the policy file gives it; empty for
 *     {@linkplain ApplicationSettings settings} that were not read from a file
 * @param line counted from 1; 0 without a file
 * @param column counted in characters from 1; 0 without a file
 * @param path the keys that lead to the value, such as {@code routes[2].match}; lists count from 0;
 *     empty for the file as a whole
 * @param severity whether the file can still be used
 * @param code the stable name of the problem, such as {@code key-unknown}
 * @param verdict in which way the value is wrong; null for a warning
 * @param value the value itself, user names and passwords of URLs left out; empty where there is
 *     none
 * @param message what is wrong and what was expected, in one sentence
 * @param fix what to do about it, in one sentence; may be empty
 */
public record Problem(
    String file,
    int line,
    int column,
    String path,
    Severity severity,
    String code,
    @Nullable Verdict verdict,
    String value,
    String message,
    String fix) {

  /** Leaves user names and passwords out of the value, and of the sentences that quote it. */
  public Problem {
    String shown = Passwords.hidden(value);
    if (!shown.equals(value)) {
      message = message.replace(value, shown);
      fix = fix.replace(value, shown);
      value = shown;
    }
  }

  /** Key path, message and fix in one line: what follows the code in {@link #toString()}. */
  public String text() {
    String text = path.isEmpty() ? message : path + ": " + message;
    return Quote.printable(fix.isEmpty() ? text : text + " " + fix);
  }

  /** The line that {@code lint} prints: {@code file:line:column: severity code: text}. */
  @Override
  public String toString() {
    return Quote.printable(file) // a file name may hold anything
        + ":"
        + line
        + ":"
        + column
        + ": "
        + severity.label()
        + " "
        + code
        + ": "
        + text();
  }
}
