/**
 * Servers of Spring's tests for a {@link dev.drawbridge.testkit.Browser}: applications that run
 * without sockets. Spring is not among the testkit's dependencies: who tests with it has it.
 */
@NullMarked
package dev.drawbridge.testkit.spring;

import org.jspecify.annotations.NullMarked;
