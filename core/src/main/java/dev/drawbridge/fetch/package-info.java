/** Placeholder. */
@NullMarked
package dev.drawbridge.fetch;

import org.jspecify.annotations.NullMarked;
