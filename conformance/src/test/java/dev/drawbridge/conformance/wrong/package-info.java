/** A house that breaks every rule of the house, once each: the rules are tried on it. */
@NullMarked
package dev.drawbridge.conformance.wrong;

import org.jspecify.annotations.NullMarked;
