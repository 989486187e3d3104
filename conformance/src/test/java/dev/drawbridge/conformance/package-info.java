/** Real browsers against the real gateway, and the rules that hold over all modules. */
@NullMarked
package dev.drawbridge.conformance;

import org.jspecify.annotations.NullMarked;
