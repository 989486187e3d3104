package dev.drawbridge.spring;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application of either stack. Spring Security is there without any configuration, so that all
 * is protected.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class Shop {
  @RestController
  static final class Orders {
    @GetMapping("/orders/1")
    String order() {
      return "the order";
    }
  }
}
