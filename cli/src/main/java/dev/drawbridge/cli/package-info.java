/** Placeholder. */
@NullMarked
package dev.drawbridge.cli;

import org.jspecify.annotations.NullMarked;
