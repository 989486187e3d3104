package dev.drawbridge.spring;

import dev.drawbridge.cors.Cors;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A controller that is annotated as a whole, and one method otherwise. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class AnnotatedShop {
  @RestController
  @RequestMapping("/things/{id}")
  @Cors("storefront")
  static final class Things {
    @GetMapping
    String get() {
      return "the thing";
    }

    @PutMapping(consumes = "application/json")
    void put() {}

    @DeleteMapping
    @Cors("admin")
    void delete() {}
  }

  @RestController
  static final class Other {
    @GetMapping("/things/free")
    String free() {
      return "the thing that bears no policy";
    }

    @PostMapping("/other")
    void other() {}
  }
}
