package dev.drawbridge.spring;

import dev.drawbridge.cors.Cors;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Controllers of Spring MVC that are told apart by parameters, which bodies may hold. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(Open.class)
class Forms {
  @RestController
  static final class Controller {
    @Cors("a")
    @PostMapping(path = "/form", params = "name")
    String form(@RequestParam String name) {
      return name;
    }

    @Cors("a")
    @PostMapping(path = "/order", params = "do=save")
    String save() {
      return "saved";
    }

    @Cors("b")
    @PostMapping(path = "/order", params = "do=drop")
    String drop() {
      return "dropped";
    }

    @Cors("a")
    @PostMapping(path = "/basket", params = "do=save")
    String saveBasket() {
      return "saved";
    }

    @Cors("a")
    @PostMapping(path = "/basket", params = "do=drop")
    String dropBasket() {
      return "dropped";
    }
  }
}
