/** A room that reads one above it. */
@NullMarked
package dev.drawbridge.conformance.wrong.config;

import org.jspecify.annotations.NullMarked;
