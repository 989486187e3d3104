/** Both sides of CORS against each other. */
@NullMarked
package dev.drawbridge.sides;

import org.jspecify.annotations.NullMarked;
