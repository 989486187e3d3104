/** The server's side, which knows the browser's. */
@NullMarked
package dev.drawbridge.conformance.wrong.cors;

import org.jspecify.annotations.NullMarked;
