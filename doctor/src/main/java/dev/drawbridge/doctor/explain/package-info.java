/**
 * Console messages explained: from a pasted text to what an engine meant, what may have caused it,
 * how to tell the causes apart, and what to do.
 *
 * <p>{@link dev.drawbridge.doctor.explain.Explainer} is the way in. What the engines print is data,
 * {@code messages.txt}; why, and what to do, too, {@code causes.txt}. The other direction, from a
 * fetch to the message, is {@code dev.drawbridge.browser}.
 */
@NullMarked
package dev.drawbridge.doctor.explain;

import org.jspecify.annotations.NullMarked;
