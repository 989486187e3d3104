package dev.drawbridge.spring;

import dev.drawbridge.cors.Cors;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** What of the kit's application is written alike for Spring MVC and for WebFlux. */
@Configuration(proxyBeanMethods = false)
class KitHandlers {
  /** How many requests came past the filter. */
  @Bean
  AtomicInteger calls() {
    return new AtomicInteger();
  }

  @RestController
  @RequestMapping("/items/{id}")
  static final class Items {
    private final AtomicInteger calls;

    Items(AtomicInteger calls) {
      this.calls = calls;
    }

    @RequestMapping(
        method = {RequestMethod.GET, RequestMethod.PUT, RequestMethod.DELETE, RequestMethod.POST})
    ResponseEntity<String> item(@PathVariable String id) {
      return ResponseEntity.ok()
          .eTag("\"1\"")
          .contentType(MediaType.APPLICATION_JSON)
          .header("X-Calls", "" + calls.get())
          .body("{\"id\":\"" + id + "\"}");
    }

    @RequestMapping(method = RequestMethod.OPTIONS)
    ResponseEntity<Void> options() {
      return ResponseEntity.ok()
          .header("Allow", "GET, PUT, DELETE")
          .header("X-Plain", "yes")
          .build();
    }
  }

  @RestController
  static final class Plain {
    @PostMapping("/post-only")
    void postOnly() {}

    @GetMapping("/own-vary")
    ResponseEntity<Void> ownVary() {
      return ResponseEntity.ok().varyBy("Accept-Encoding").build();
    }

    @GetMapping("/own-vary-star")
    ResponseEntity<Void> ownVaryStar() {
      return ResponseEntity.ok().varyBy("*").build();
    }

    @GetMapping("/own-vary-origin")
    ResponseEntity<Void> ownVaryOrigin() {
      return ResponseEntity.ok().varyBy("accept", "origin").build();
    }

    @GetMapping("/redirect")
    ResponseEntity<Void> redirect() {
      return ResponseEntity.status(302).header("Location", "/items/1").build();
    }

    @GetMapping("/not-modified")
    ResponseEntity<Void> notModified() {
      return ResponseEntity.status(304).eTag("\"1\"").build();
    }

    @Cors("annotated")
    @GetMapping("/annotated")
    void annotated() {}
  }

  /** What is inherited is the class's. */
  @Cors("annotated")
  interface Api {
    @GetMapping("/annotated-inherited")
    void get();
  }

  @RestController
  static final class Inherited implements Api {
    @Override
    public void get() {}
  }

  /** A stream that goes on when the kit says so. */
  @RestController
  @RequestMapping("/events")
  static final class Events {
    private final Queue<Sinks.One<String>> streams = new ConcurrentLinkedQueue<>();

    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<String> events() {
      Sinks.One<String> last = Sinks.one();
      streams.add(last);
      return Flux.concat(Mono.just("first"), last.asMono());
    }

    @PostMapping
    void goOn() {
      Objects.requireNonNull(streams.poll()).tryEmitValue("last").orThrow();
    }
  }
}
