package dev.drawbridge.spring;

import dev.drawbridge.cors.Cors;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Handlers of one path under two policies, which something tells apart. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(Open.class)
class Reads {
  @RestController
  static final class Controller {
    @Cors("a")
    @GetMapping(path = "/report", produces = "text/plain")
    String plain() {
      return "a report";
    }

    @Cors("b")
    @GetMapping(path = "/report", produces = "text/html")
    String html() {
      return "<p>a report";
    }

    @Cors("a")
    @GetMapping(path = "/page", params = "v=1")
    void first() {}

    @Cors("b")
    @GetMapping(path = "/page", params = "v=2")
    void second() {}

    @Cors("a")
    @RequestMapping("/any")
    void any() {}

    @Cors("b")
    @PutMapping("/any")
    void put() {}

    @Cors("a")
    @PutMapping(path = "/typed", consumes = "application/json")
    void typed() {}
  }
}
