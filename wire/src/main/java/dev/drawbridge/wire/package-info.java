/** Plays a fetch of the browser side over real sockets, fields kept in order and case. */
@NullMarked
package dev.drawbridge.wire;

import org.jspecify.annotations.NullMarked;
