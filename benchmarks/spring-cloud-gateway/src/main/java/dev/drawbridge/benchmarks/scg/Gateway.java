package dev.drawbridge.benchmarks.scg;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Spring Cloud Gateway as its starter makes it; the file that it is given says the rest. */
@SpringBootApplication
public class Gateway {
  /** Serves until it is ended. */
  public static void main(String[] arguments) {
    SpringApplication.run(Gateway.class, arguments);
  }
}
