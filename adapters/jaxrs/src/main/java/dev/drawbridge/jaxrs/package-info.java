/**
 * Carries the messages of Jakarta REST to the server side of CORS.
 *
 * @see dev.drawbridge.jaxrs.CorsFeature
 */
@NullMarked
package dev.drawbridge.jaxrs;

import org.jspecify.annotations.NullMarked;
