package dev.drawbridge.doctor.explain;

/**
 * A message found in a text.
 *
 * @param start where it begins in the squeezed text
 * @param end where it ends
 */
record Found(Message message, Facts facts, int start, int end) {

  Found with(Facts others) {
    return new Found(message, others, start, end);
  }
}
