@NullMarked
package dev.drawbridge.doctor.explain;

import org.jspecify.annotations.NullMarked;
