package dev.drawbridge.jaxrs;

import dev.drawbridge.cors.Cors;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;

/** Resources with policies of their own. */
final class Orders {
  private Orders() {}

  /** What a resource class inherits, annotations included. */
  interface Described {
    @GET
    @Path("described")
    @Cors("a")
    String described();
  }

  /** The class's policy, and methods that differ. */
  @Path("/orders/")
  @Cors("b")
  public static final class Resource implements Described {
    @GET
    public String all() {
      return "all";
    }

    @PUT
    @Path("{id}")
    @Cors("a")
    public String put(@PathParam("id") String id) {
      return id;
    }

    @DELETE
    @Path("{id: [a-c]{3}}")
    public String letters(@PathParam("id") String id) {
      return id;
    }

    @PUT
    @Path("spe cial")
    public String special() {
      return "special";
    }

    @Override
    public String described() {
      return "described";
    }

    /** Has the policy of the class, as what it returns. */
    @Path("lines")
    public Lines lines() {
      return new Lines();
    }
  }

  /** Without a path, reached through the locator. */
  public static final class Lines {
    @GET
    public String lines() {
      return "lines";
    }
  }

  /** Without annotation. */
  @Path("/other")
  @SuppressWarnings("DoNotCallSuggester") // called by the framework
  public static final class Other {
    @GET
    public String get() {
      return "other";
    }

    @GET
    @Path("teapot")
    public String teapot() {
      throw new WebApplicationException(418);
    }

    @GET
    @Path("broken")
    public String broken() {
      throw new UnsupportedOperationException("broken");
    }
  }

  /** Names a policy that is not there. */
  @Path("/typo")
  @Cors("c")
  public static final class Typo {
    @GET
    public String get() {
      return "typo";
    }
  }
}
