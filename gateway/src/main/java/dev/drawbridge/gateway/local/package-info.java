/**
 * Small HTTP servers inside the process: whole requests in, one answer each. The admin listener and
 * the sample API stand on them; the data plane does not.
 */
@NullMarked
package dev.drawbridge.gateway.local;

import org.jspecify.annotations.NullMarked;
