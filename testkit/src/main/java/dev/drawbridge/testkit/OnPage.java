package dev.drawbridge.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Of which origin the {@link Page} is that {@link DrawbridgeExtension} gives to a parameter, to the
 * parameters of a method, or to those of a class.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE})
public @interface OnPage {
  /** The origin, such as {@code https://app.example}. */
  String value();
}
