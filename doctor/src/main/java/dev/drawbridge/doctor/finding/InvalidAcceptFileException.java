package dev.drawbridge.doctor.finding;

import java.util.List;

/** The failure of {@link AcceptFile#parse}: all that is wrong with the file, one problem a line. */
public final class InvalidAcceptFileException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidAcceptFileException(List<String> problems) {
    super(String.join("\n", problems), null, false, false);
  }
}
