/**
 * Judges recorded exchanges as a browser would: JSON Lines or a HAR file in, one verdict a line
 * out.
 */
@NullMarked
package dev.drawbridge.doctor.judge;

import org.jspecify.annotations.NullMarked;
