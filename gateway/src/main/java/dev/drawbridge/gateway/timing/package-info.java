/** Time for one event loop: a coarse wheel of deadlines that cost a field write each to move. */
@NullMarked
package dev.drawbridge.gateway.timing;

import org.jspecify.annotations.NullMarked;
