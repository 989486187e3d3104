/** A room that is not drawn. */
@NullMarked
package dev.drawbridge.conformance.wrong.attic;

import org.jspecify.annotations.NullMarked;
