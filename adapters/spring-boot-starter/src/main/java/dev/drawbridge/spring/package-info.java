/**
 * The server side of CORS in Spring Boot, with Spring MVC and with WebFlux: configured by
 * properties, by a policy file or by a bean {@link dev.drawbridge.cors.CorsRoutes}.
 */
@NullMarked
package dev.drawbridge.spring;

import org.jspecify.annotations.NullMarked;
