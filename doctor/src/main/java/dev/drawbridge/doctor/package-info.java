/** Judges recorded and live exchanges as a browser; decodes console messages; names the fix. */
@NullMarked
package dev.drawbridge.doctor;

import org.jspecify.annotations.NullMarked;
