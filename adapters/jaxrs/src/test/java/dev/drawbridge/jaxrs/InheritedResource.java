package dev.drawbridge.jaxrs;

import jakarta.ws.rs.core.Response;

/** What the kit asks for under the annotation of an interface's method. */
public final class InheritedResource implements InheritedApi {
  @Override
  public Response get() {
    return Response.ok().build();
  }
}
