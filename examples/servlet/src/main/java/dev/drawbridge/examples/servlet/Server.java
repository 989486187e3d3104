package dev.drawbridge.examples.servlet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;

/** An embedded Tomcat with the application in it. */
public final class Server {
  private Server() {}

  /** Listens at the port that the environment names. */
  public static void main(String[] arguments) throws IOException, LifecycleException {
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8090"));
    Path folder = Files.createTempDirectory("tomcat");
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(folder.toString());
    tomcat.setPort(port);
    tomcat.getConnector().setProperty("address", "127.0.0.1");

    Context context = tomcat.addContext("", folder.toString());
    context.addServletContainerInitializer(new Application(), Set.of());
    // Without one, Tomcat answers 404 before any filter.
    Tomcat.addServlet(context, "default", new DefaultServlet()).addMapping("/");
    tomcat.start();
    System.out.println("listening on http://127.0.0.1:" + port);
    tomcat.getServer().await();
  }
}
