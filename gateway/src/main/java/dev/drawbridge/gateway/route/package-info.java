/** Which route a request takes, and what belongs to it, ready for use. */
@NullMarked
package dev.drawbridge.gateway.route;

import org.jspecify.annotations.NullMarked;
