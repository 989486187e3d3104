package dev.drawbridge.doctor.finding;

/**
 * A finding that the team lives with.
 *
 * @param finding what was found
 * @param acceptance the decision to live with it
 */
public record Accepted(Finding finding, Acceptance acceptance) {}
