package dev.drawbridge.cors;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts a policy in force for what a method answers, or all methods of a class; the method's goes
 * before the class's, and both before the routes by path. Read by the adapters for frameworks that
 * have annotations of their own.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Cors {
  /** Returns the policy's name in {@link CorsRoutes}. */
  String value();
}
