/** Placeholder. */
@NullMarked
package dev.drawbridge.netty;

import org.jspecify.annotations.NullMarked;
