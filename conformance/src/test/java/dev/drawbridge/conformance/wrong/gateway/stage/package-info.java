/** A stage that knows Netty and the life. */
@NullMarked
package dev.drawbridge.conformance.wrong.gateway.stage;

import org.jspecify.annotations.NullMarked;
