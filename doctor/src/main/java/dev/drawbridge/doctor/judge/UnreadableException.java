package dev.drawbridge.doctor.judge;

/** An exchange cannot be read. */
final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String complaint;

  UnreadableException(String complaint) {
    super(complaint, null, false, false);
    this.complaint = complaint;
  }

  /** Returns what is wrong, where, and how to mend it. */
  String complaint() {
    return complaint;
  }
}
