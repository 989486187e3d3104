@NullMarked
package dev.drawbridge.spring;

import org.jspecify.annotations.NullMarked;
