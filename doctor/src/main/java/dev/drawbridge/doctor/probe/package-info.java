/**
 * Asks a live URL as a browser would, and says why a page may not read the answer: arguments become
 * probes, probes become exchanges, the browser's side judges them, and rules turn the verdicts into
 * a cause with its fix and into findings about what lies beside.
 *
 * <p>{@link dev.drawbridge.doctor.probe.Doctor} is the way in.
 */
@NullMarked
package dev.drawbridge.doctor.probe;

import org.jspecify.annotations.NullMarked;
