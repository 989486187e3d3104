/**
 * Tests of CORS without a browser, for JUnit and AssertJ; and {@link
 * dev.drawbridge.testkit.ConformanceKit}, which every adapter must pass.
 */
@NullMarked
package dev.drawbridge.testkit;

import org.jspecify.annotations.NullMarked;
