package dev.drawbridge.doctor.finding;

import dev.drawbridge.origin.Url;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one line of an accept file, word by word. */
final class AcceptLine {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private final String line;
  private final int number;
  private int next;
  private int column = 1;

  AcceptLine(String line, int number) {
    this.line = line;
    this.number = number;
  }

  Acceptance parse() throws InvalidException {
    String id = word("id", "the id of a finding, such as 'null-origin-trusted'");
    if (!ID.matcher(id).matches()) {
      throw invalid("id", id, "lower-case words joined by hyphens", "Copy it from the report.");
    }
    Url where = where(word("URL", "the URL that was asked, or '*' for all"));
    String until = word("'until'", "'until' and the last day");
    if (!until.equals("until")) {
      throw invalid("word", until, "'until' and the last day", "Write: ID URL until DATE REASON.");
    }
    LocalDate day = day(word("date", "the last day, such as '2027-01-31'"));
    return new Acceptance(number, id, where, day, reason());
  }

  private @Nullable Url where(String text) throws InvalidException {
    Url url = text.equals("*") ? null : Url.parse(text);
    if (url != null ? !url.isHttp() : !text.equals("*")) {
      throw invalid(
          "URL",
          text,
          "an absolute http or https URL, or '*' for all",
          "Write it as 'https://api.example/path'; below a path with '/' at its end.");
    }
    return url;
  }

  private LocalDate day(String text) throws InvalidException {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw invalid("date", text, "year, month and day", "Write it as '2027-01-31'.");
    }
  }

  private String reason() throws InvalidException {
    String reason = line.substring(next).strip();
    if (reason.isEmpty()) {
      throw missing("reason", "why you live with the finding");
    }
    return reason;
  }

  private String word(String noun, String expected) throws InvalidException {
    int start = next;
    while (start < line.length() && Character.isWhitespace(line.charAt(start))) {
      start++;
    }
    int end = start;
    while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
      end++;
    }
    if (start == end) {
      throw missing(noun, expected);
    }
    column = start + 1;
    next = end;
    return line.substring(start, end);
  }

  private InvalidException missing(String noun, String expected) {
    String text = "missing " + noun + ": " + expected + " was expected. ";
    return new InvalidException(
        "acceptance-incomplete: " + text + "Write: ID URL until DATE REASON.", next + 1);
  }

  private InvalidException invalid(String noun, String value, String expected, String fix) {
    String text = "invalid " + noun + " '" + Printable.of(value) + "': " + expected;
    return new InvalidException("acceptance-invalid: " + text + " was expected. " + fix, column);
  }

  /** A line that is no acceptance. */
  static final class InvalidException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int column;

    InvalidException(String message, int column) {
      super(message, null, false, false);
      this.column = column;
    }

    int column() {
      return column;
    }
  }
}
