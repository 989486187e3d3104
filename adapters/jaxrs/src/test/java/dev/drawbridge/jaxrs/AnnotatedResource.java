package dev.drawbridge.jaxrs;

import dev.drawbridge.cors.Cors;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;

/** What the kit asks for under the annotation of a class. */
@Path("annotated-class")
@Cors("annotated")
public final class AnnotatedResource {
  @GET
  public Response get() {
    return Response.ok().build();
  }

  @POST
  public Response post(InputStream body) {
    StreamingOutput echo = body::transferTo;
    return Response.ok(echo).build();
  }
}
