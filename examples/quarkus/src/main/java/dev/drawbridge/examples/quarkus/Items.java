package dev.drawbridge.examples.quarkus;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The application: one item; it knows nothing of CORS. */
@Path("/")
public final class Items {
  /** Shows the item. */
  @GET
  @Path("items/1")
  public Response item() {
    return Response.ok("{\"id\":1,\"name\":\"raise the bridge\"}", MediaType.APPLICATION_JSON_TYPE)
        .tag(new EntityTag("1"))
        .build();
  }

  /** Takes the item, and keeps nothing. */
  @PUT
  @Path("items/1")
  public Response put(String item) {
    return item();
  }

  /** Fails. */
  @GET
  @Path("broken")
  public Response broken() {
    throw new IllegalStateException("the application fails");
  }
}
