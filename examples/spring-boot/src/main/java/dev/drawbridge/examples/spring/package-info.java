/** Spring Boot with Drawbridge. */
@NullMarked
package dev.drawbridge.examples.spring;

import org.jspecify.annotations.NullMarked;
