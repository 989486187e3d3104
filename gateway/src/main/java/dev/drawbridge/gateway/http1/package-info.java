/**
 * HTTP/1 framing: message heads as bytes in one array with spans over them, bodies as slices of
 * what was read, and the strict rules by which a message is refused rather than guessed at.
 */
@NullMarked
package dev.drawbridge.gateway.http1;

import org.jspecify.annotations.NullMarked;
