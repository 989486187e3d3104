/** Placeholder. */
@NullMarked
package dev.drawbridge.gateway;

import org.jspecify.annotations.NullMarked;
