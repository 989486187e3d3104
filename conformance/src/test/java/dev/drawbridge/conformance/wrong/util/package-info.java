/** A package that says nothing. */
@NullMarked
package dev.drawbridge.conformance.wrong.util;

import org.jspecify.annotations.NullMarked;
