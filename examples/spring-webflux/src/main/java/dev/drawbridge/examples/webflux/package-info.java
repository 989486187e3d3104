/** WebFlux with Drawbridge. */
@NullMarked
package dev.drawbridge.examples.webflux;

import org.jspecify.annotations.NullMarked;
