/** The admin listener: whether the gateway lives, is ready, and what it counts. */
@NullMarked
package dev.drawbridge.gateway.admin;

import org.jspecify.annotations.NullMarked;
