/**
 * CORS for the HTTP server of the JDK, {@code com.sun.net.httpserver}.
 *
 * @see dev.drawbridge.jdk.CorsFilter
 */
@NullMarked
package dev.drawbridge.jdk;

import org.jspecify.annotations.NullMarked;
