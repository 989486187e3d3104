/**
 * The {@code drawbridge} command: one class per verb, which turns arguments into calls and results
 * into text, and decides nothing itself.
 */
@NullMarked
package dev.drawbridge.cli;

import org.jspecify.annotations.NullMarked;
