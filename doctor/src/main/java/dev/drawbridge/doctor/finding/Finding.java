package dev.drawbridge.doctor.finding;

import java.util.List;

/**
 * One thing that is wrong with a URL.
 *
 * @param id the stable name, such as {@code null-origin-trusted}
 * @param category what it is about
 * @param severity how much harm it can do here
 * @param confidence how sure it is
 * @param title what is wrong, in one sentence
 * @param evidence the requests that show it, the most telling first
 * @param why what follows from it
 * @param fix what to do about it
 * @param reference a URL that says more
 */
public record Finding(
    String id,
    Category category,
    Severity severity,
    Confidence confidence,
    String title,
    List<Evidence> evidence,
    String why,
    String fix,
    String reference) {

  /** Copies the evidence. */
  public Finding {
    evidence = List.copyOf(evidence);
  }
}
