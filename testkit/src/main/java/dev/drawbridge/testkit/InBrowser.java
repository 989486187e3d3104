package dev.drawbridge.testkit;

import dev.drawbridge.browser.Profile;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which browser {@link DrawbridgeExtension} gives to a parameter, to the parameters of a method, or
 * to those of a class; Chromium where it is absent.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE})
public @interface InBrowser {
  /** The browser whose rules are followed. */
  Profile value();
}
