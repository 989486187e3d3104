/**
 * Exchanges at random: what real browsers do with them, and what the browser side of the core says
 * that they do.
 */
@NullMarked
package dev.drawbridge.conformance.exchange;

import org.jspecify.annotations.NullMarked;
