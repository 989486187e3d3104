/** How many recorded exchanges a core judges a second. */
@NullMarked
package dev.drawbridge.benchmarks.judge;

import org.jspecify.annotations.NullMarked;
