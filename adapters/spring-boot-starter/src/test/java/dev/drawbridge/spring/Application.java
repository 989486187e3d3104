package dev.drawbridge.spring;

import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.testkit.RunningServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.SpringVersion;
import org.springframework.util.ClassUtils;

/** An application of Spring Boot that runs on a free loopback port. */
record Application(ConfigurableApplicationContext context) implements RunningServer {
  /** Of the servers that are there, one may serve a management port. */
  private static final String MANAGEMENT_ON_JETTY =
      "org.springframework.boot.jetty.autoconfigure.actuate.web.server"
          + ".JettyServletManagementContextAutoConfiguration";

  /** A server, by the class that makes it; several are there, and Spring Boot would choose. */
  private enum Server {
    TOMCAT(
        "tomcat.servlet.TomcatServletWebServerFactory",
        "web.embedded.tomcat.TomcatServletWebServerFactory"),
    JETTY(
        "jetty.servlet.JettyServletWebServerFactory",
        "web.embedded.jetty.JettyServletWebServerFactory"),
    NETTY(
        "reactor.netty.NettyReactiveWebServerFactory",
        "web.embedded.netty.NettyReactiveWebServerFactory");

    private final String name;
    private final String ofBoot3;

    Server(String name, String ofBoot3) {
      this.name = name;
      this.ofBoot3 = ofBoot3;
    }

    static Server of(String type) {
      return type.equals("servlet") ? TOMCAT : NETTY;
    }

    void addTo(GenericApplicationContext context) {
      String factory = "org.springframework.boot." + (isSpring6() ? ofBoot3 : name);
      context.registerBean(ClassUtils.resolveClassName(factory, null));
    }
  }

  /** Starts an application of Spring MVC. */
  static Application servlet(Class<?> source, String... properties) {
    return new Application(run(application(source), "servlet", Server.TOMCAT, properties));
  }

  /** Starts an application of WebFlux. */
  static Application reactive(Class<?> source, String... properties) {
    return new Application(run(application(source), "reactive", Server.NETTY, properties));
  }

  /** Starts an application with routes of its own. */
  static Application withRoutes(CorsRoutes routes, String type, Class<?> source) {
    return new Application(run(application(source, routes), type, Server.of(type)));
  }

  /** Starts an application of Spring MVC with routes of its own, on Jetty instead of Tomcat. */
  static Application onJetty(CorsRoutes routes, Class<?> source) {
    return new Application(run(application(source, routes), "servlet", Server.JETTY));
  }

  /** Whether this is the older of the two lines. */
  static boolean isSpring6() {
    return Objects.requireNonNull(SpringVersion.getVersion()).startsWith("6.");
  }

  private static SpringApplication application(Class<?> source) {
    return new SpringApplication(source);
  }

  private static SpringApplication application(Class<?> source, CorsRoutes routes) {
    SpringApplication application = application(source);
    application.addInitializers(
        context ->
            ((GenericApplicationContext) context).registerBean(CorsRoutes.class, () -> routes));
    return application;
  }

  private static ConfigurableApplicationContext run(
      SpringApplication application, String type, Server server, String... properties) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--spring.main.web-application-type=" + type);
    arguments.add("--spring.main.banner-mode=off");
    arguments.add("--server.address=127.0.0.1");
    arguments.add("--server.port=0");
    arguments.add("--server.tomcat.max-keep-alive-requests=-1");
    arguments.add("--logging.level.root=error");
    arguments.add("--spring.autoconfigure.exclude=" + MANAGEMENT_ON_JETTY);
    for (String property : properties) {
      arguments.add("--" + property);
    }
    application.addInitializers(context -> server.addTo((GenericApplicationContext) context));
    return application.run(arguments.toArray(String[]::new));
  }

  @Override
  public int port() {
    return Integer.parseInt(
        Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
  }

  @Override
  public void close() {
    context.close();
  }
}
