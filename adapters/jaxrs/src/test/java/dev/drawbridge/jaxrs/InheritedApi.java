package dev.drawbridge.jaxrs;

import dev.drawbridge.cors.Cors;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** What the kit's inheriting resource has its annotations from. */
@Path("annotated-inherited")
public interface InheritedApi {
  /** As Jakarta REST has it: a method inherits all annotations of another one, or none. */
  @GET
  @Cors("annotated")
  Response get();
}
