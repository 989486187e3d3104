package dev.drawbridge.browser;

import dev.drawbridge.fetch.FieldList;
import org.jspecify.annotations.Nullable;

/** A response as it comes off the wire. Immutable; equal when status and fields are. */
public final class Answer {
  private final int status;
  private final FieldList fields;
  private @Nullable AnswerReading reading;

  /**
   * Makes an answer.
   *
   * @param status the status, 200 to 599
   * @param fields the field lines in order, each character of a value one byte
   */
  public Answer(int status, FieldList fields) {
    this.status = status;
    this.fields = fields;
  }

  /** Returns the status. */
  public int status() {
    return status;
  }

  /** Returns the field lines in order. */
  public FieldList fields() {
    return fields;
  }

  /** Returns what browsers read in it. */
  AnswerReading reading() {
    AnswerReading known = reading;
    if (known == null) {
      known = new AnswerReading(fields);
      reading = known;
    }
    return known;
  }

  /** Says whether the status is one of the five that redirect. */
  boolean isRedirect() {
    // Fetch, redirect status
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  /** Says whether the status is 200 to 299. */
  boolean isOk() {
    // Fetch, ok status
    return status >= 200 && status <= 299;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Answer that && status == that.status && fields.equals(that.fields);
  }

  @Override
  public int hashCode() {
    return 31 * status + fields.hashCode();
  }

  @Override
  public String toString() {
    return status + " " + fields.fields();
  }
}
