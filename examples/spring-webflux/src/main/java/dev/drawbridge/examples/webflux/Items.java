package dev.drawbridge.examples.webflux;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A controller that knows nothing of CORS. */
@RestController
class Items {
  /** What there is to do. */
  record Item(int id, String name) {}

  @GetMapping("/items/{id}")
  Mono<ResponseEntity<Item>> get(@PathVariable int id) {
    Item item = new Item(id, "raise the bridge");
    return Mono.just(ResponseEntity.ok().eTag("\"1\"").body(item));
  }

  @PutMapping("/items/{id}")
  Mono<Void> put(@PathVariable int id) {
    return Mono.empty();
  }

  @GetMapping("/broken")
  Mono<Item> broken() {
    return Mono.error(new IllegalStateException("the chain is broken"));
  }
}
