/** The browser's side, which knows the server's and a logger. */
@NullMarked
package dev.drawbridge.conformance.wrong.browser;

import org.jspecify.annotations.NullMarked;
