package dev.drawbridge.doctor.probe;

import org.jspecify.annotations.Nullable;

/**
 * Why a page does not get the answer.
 *
 * @param id the stable name, such as {@code origin-mismatch}
 * @param title what is wrong, in a sentence
 * @param fix what to do about it
 * @param comparison the value that came above the one that was needed, null where there is none
 * @param code the code of the step of the standard that failed, such as {@code
 *     allow-origin-mismatch}
 * @param reference the URL of that step
 */
public record Cause(
    String id,
    String title,
    String fix,
    @Nullable Comparison comparison,
    String code,
    String reference) {}
