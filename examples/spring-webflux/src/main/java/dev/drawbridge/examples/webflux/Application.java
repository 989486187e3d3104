package dev.drawbridge.examples.webflux;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** An application of WebFlux; its CORS stands in {@code application.yaml}. */
@SpringBootApplication
public class Application {
  /** Listens at the port that the environment names. */
  public static void main(String[] arguments) {
    SpringApplication.run(Application.class, arguments);
  }

  @EventListener
  void ready(ApplicationReadyEvent event) {
    Environment environment = event.getApplicationContext().getEnvironment();
    System.out.println(
        "listening on http://127.0.0.1:" + environment.getProperty("local.server.port"));
  }
}
