package dev.drawbridge.jaxrs;

import dev.drawbridge.cors.Cors;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** Resources that are reached through locators, and some that inherit by type parameters. */
final class Shops {
  private Shops() {}

  /** The class's policy is its locators', but for one. */
  @Path("/shops")
  @Cors("b")
  public static final class Resource {
    @GET
    public String all() {
      return "all";
    }

    @Path("{id}")
    public Shop shop() {
      return new Shop();
    }

    @Path("{id}/own")
    @Cors("a")
    public Class<Shop> own() {
      return Shop.class;
    }
  }

  /** Has no method that a framework tells of when it is deployed. */
  @Path("/only")
  public static final class Only {
    @Path("{id}")
    @Cors("a")
    public Shop shop() {
      return new Shop();
    }
  }

  /** Without annotation; what one locator returns is not known before. */
  @Path("/free")
  public static final class Free {
    @GET
    public String all() {
      return "all";
    }

    @Path("{id}")
    public Shop shop() {
      return new Shop();
    }

    @Path("surprise")
    public Object surprise() {
      return new Annotated();
    }
  }

  /** Its locator returns what has a policy of its own. */
  @Path("/refused")
  public static final class Refused {
    @GET
    public String all() {
      return "all";
    }

    @Path("{id}")
    public Annotated annotated() {
      return new Annotated();
    }
  }

  /** Reached through locators. */
  public static final class Shop {
    @GET
    public String get() {
      return "shop";
    }

    @PUT
    public String put() {
      return "shop";
    }

    /** Further down. */
    @Path("shelf")
    public Shelf shelf() {
      return new Shelf();
    }
  }

  /** Reached through two locators. */
  public static final class Shelf {
    @GET
    public String get() {
      return "shelf";
    }
  }

  /** Reached through locators, with a policy of its own. */
  @Cors("a")
  public static final class Annotated {
    @GET
    public String get() {
      return "annotated";
    }
  }

  /** What stores inherit. */
  interface Store<T> {
    @PUT
    @Cors("a")
    String put(T thing);
  }

  /** Implements it directly. */
  @Path("/texts")
  public static final class Texts implements Store<String> {
    @Override
    public String put(String thing) {
      return thing;
    }
  }

  /** Implements it with a parameter of its own. */
  public abstract static class Things<E> implements Store<E> {
    @Override
    public String put(E thing) {
      return String.valueOf(thing);
    }
  }

  /** Says what the parameter is, and nothing else. */
  @Path("/names")
  public static final class Names extends Things<String> {}

  /** Has a method of the same name which it does not inherit. */
  @Path("/mixed")
  public static final class Mixed implements Store<String> {
    @Override
    public String put(String thing) {
      return thing;
    }

    @GET
    public String put() {
      return "mixed";
    }
  }
}
