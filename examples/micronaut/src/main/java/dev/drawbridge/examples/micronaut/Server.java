package dev.drawbridge.examples.micronaut;

import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.server.EmbeddedServer;

/** Starts the application. */
public final class Server {
  private Server() {}

  /** Listens at the port that the environment names. */
  public static void main(String[] arguments) {
    EmbeddedServer server = Micronaut.run(Server.class, arguments).getBean(EmbeddedServer.class);
    System.out.println("listening on http://127.0.0.1:" + server.getPort());
  }
}
