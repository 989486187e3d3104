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
  private static final String NETTY_OF_BOOT_3 =
      "org.springframework.boot.web.embedded.netty.NettyReactiveWebServerFactory";

  /** Starts an application of Spring MVC. */
  static Application servlet(Class<?> source, String... properties) {
    return new Application(run(application(source), "servlet", properties));
  }

  /** Starts an application of WebFlux. */
  static Application reactive(Class<?> source, String... properties) {
    return new Application(run(application(source), "reactive", properties));
  }

  /** Starts an application with routes of its own. */
  static Application withRoutes(CorsRoutes routes, String type, Class<?> source) {
    SpringApplication application = application(source);
    application.addInitializers(
        context ->
            ((GenericApplicationContext) context).registerBean(CorsRoutes.class, () -> routes));
    return new Application(run(application, type));
  }

  /** Whether this is the older of the two lines. */
  static boolean isSpring6() {
    return Objects.requireNonNull(SpringVersion.getVersion()).startsWith("6.");
  }

  private static SpringApplication application(Class<?> source) {
    return new SpringApplication(source);
  }

  /** Spring Boot 3.5 would serve WebFlux by Tomcat, where that is there too. */
  private static void addNetty(GenericApplicationContext context) {
    context.registerBean(ClassUtils.resolveClassName(NETTY_OF_BOOT_3, null));
  }

  private static ConfigurableApplicationContext run(
      SpringApplication application, String type, String... properties) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--spring.main.web-application-type=" + type);
    arguments.add("--spring.main.banner-mode=off");
    arguments.add("--server.address=127.0.0.1");
    arguments.add("--server.port=0");
    arguments.add("--server.tomcat.max-keep-alive-requests=-1");
    arguments.add("--logging.level.root=error");
    for (String property : properties) {
      arguments.add("--" + property);
    }
    if (isSpring6() && type.equals("reactive")) {
      application.addInitializers(context -> addNetty((GenericApplicationContext) context));
    }
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
