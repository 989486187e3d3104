/** The life of a wrong gateway. */
@NullMarked
package dev.drawbridge.conformance.wrong.gateway;

import org.jspecify.annotations.NullMarked;
