package dev.drawbridge.jaxrs;

import jakarta.annotation.Priority;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.System.Logger.Level;

/**
 * Answers exceptions that the application has no mapper for: with an empty 500, as those of Jakarta
 * REST itself with what they bear.
 *
 * <p>Jersey hands such an exception to its container before it asks its own default mapper; the
 * container's answer then has no CORS fields.
 */
// Behind a mapper that the application has for the same; RESTEasy reads it here alone.
@Priority(Integer.MAX_VALUE)
final class UncaughtMapper implements ExceptionMapper<Throwable> {
  private static final System.Logger LOG = System.getLogger(CorsFeature.class.getName());

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof WebApplicationException failure) {
      return failure.getResponse();
    }
    LOG.log(Level.ERROR, "uncaught exception of the application, answered with 500", thrown);
    return Response.serverError().build();
  }
}
