/**
 * Carries Vert.x's HTTP messages to the server side of CORS; the same for Vert.x 4.5 and 5.
 *
 * @see dev.drawbridge.vertx.CorsWebHandler
 */
@NullMarked
package dev.drawbridge.vertx;

import org.jspecify.annotations.NullMarked;
