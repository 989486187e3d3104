/**
 * Carries Netty's HTTP messages to the server side of CORS, and puts it into a pipeline.
 *
 * @see dev.drawbridge.netty.CorsHandler
 */
@NullMarked
package dev.drawbridge.netty;

import org.jspecify.annotations.NullMarked;
