package dev.drawbridge.servlet;

import dev.drawbridge.testkit.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.authenticator.BasicAuthenticator;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.LoginConfig;
import org.apache.tomcat.util.descriptor.web.SecurityCollection;
import org.apache.tomcat.util.descriptor.web.SecurityConstraint;
import org.apache.tomcat.util.scan.StandardJarScanner;

/**
 * An embedded Tomcat, 10.1 or 11, whichever is on the class path. No signature in a test's class
 * may name its types, for not every class path has them.
 */
record TomcatServer(Tomcat tomcat) implements RunningServer {
  /** Starts a server with one application at the root, behind the usual default servlet. */
  static TomcatServer start(Installer installer) throws Exception {
    return start("", installer, context -> {});
  }

  /**
   * Starts a server with one application.
   *
   * @param path the context path, empty for the root
   * @param more what only this container knows
   */
  static TomcatServer start(String path, Installer installer, Consumer<Context> more)
      throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(temporary().toString());
    tomcat.setHostname("127.0.0.1");
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    // By default Tomcat ends a connection after 100 requests, whoever sends them.
    tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
    Context context = tomcat.addContext(path, temporary().toString());
    Tomcat.addServlet(context, "default", new DefaultServlet()).addMapping("/");
    context.addServletContainerInitializer(
        (classes, starting) -> installer.install(starting), Set.of());
    more.accept(context);
    tomcat.start();
    if (context.getState() != LifecycleState.STARTED) {
      tomcat.stop();
      throw new IllegalStateException("the application did not start");
    }
    return new TomcatServer(tomcat);
  }

  /**
   * Starts a server with the application in a folder, by its {@code WEB-INF/web.xml}.
   *
   * @param path the context path, empty for the root
   */
  static TomcatServer startWebXml(String path, Path folder) throws Exception {
    return start(
        path,
        context -> {},
        context -> {
          context.setDocBase(folder.toString());
          ContextConfig config = new ContextConfig();
          // What other containers bring would start here too.
          context.setContainerSciFilter("org\\.eclipse\\.jetty\\..*|io\\.undertow\\..*");
          ((StandardJarScanner) context.getJarScanner()).setScanClassPath(false);
          config.setDefaultWebXml(new Tomcat().noDefaultWebXmlPath());
          context.addLifecycleListener(config);
        });
  }

  /** Starts a server whose application has files of its own in a folder. */
  static TomcatServer startWithFiles(Installer installer, Path folder) throws Exception {
    return start("", installer, context -> context.setDocBase(folder.toString()));
  }

  /** Starts a server whose application has a page for all errors. */
  static TomcatServer startWithErrorPage(Installer installer, String page) throws Exception {
    ErrorPage errors = new ErrorPage();
    errors.setLocation(page);
    return start("", installer, context -> context.addErrorPage(errors));
  }

  /** Starts a server where Tomcat itself asks for a password everywhere. */
  static TomcatServer startSecured(Installer installer, String allowCorsPreflight)
      throws Exception {
    SecurityCollection everything = new SecurityCollection();
    everything.addPattern("/*");
    SecurityConstraint constraint = new SecurityConstraint();
    constraint.addCollection(everything);
    constraint.addAuthRole("anybody");
    BasicAuthenticator authenticator = new BasicAuthenticator();
    authenticator.setAllowCorsPreflight(allowCorsPreflight);
    return start(
        "",
        installer,
        context -> {
          context.setLoginConfig(new LoginConfig("BASIC", "kit", null, null));
          context.addSecurityRole("anybody");
          context.addConstraint(constraint);
          context.getPipeline().addValve(authenticator);
        });
  }

  private static Path temporary() throws IOException {
    Path folder = Files.createTempDirectory("tomcat");
    folder.toFile().deleteOnExit();
    return folder;
  }

  @Override
  public int port() {
    return tomcat.getConnector().getLocalPort();
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }
}
