package dev.drawbridge.cors;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts a policy in force for what a method answers, or all methods of a class; the method's goes
 * before the class's, and both before the routes by path. Read by the adapters for frameworks that
 * have annotations of their own.
 *
 * <p>A preflight gets the policy of the method that would answer what it asks for. Where several of
 * different policies would do, it is refused. A class inherits it, from superclasses before
 * interfaces, and a method where the framework's own annotations are inherited; each adapter's
 * README says it, and where an annotation has no effect.
 *
 * <p>A name that is not, or no longer, among the policies is no reason to fall back: the answers
 * carry no CORS field, and preflights are refused.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Cors {
  /** Returns the policy's name in {@link CorsRoutes}. */
  String value();
}
