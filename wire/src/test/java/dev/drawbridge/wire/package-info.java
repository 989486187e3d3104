@NullMarked
package dev.drawbridge.wire;

import org.jspecify.annotations.NullMarked;
