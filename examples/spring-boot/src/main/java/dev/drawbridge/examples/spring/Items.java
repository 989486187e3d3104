package dev.drawbridge.examples.spring;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** A controller that knows nothing of CORS. */
@RestController
class Items {
  /** What there is to do. */
  record Item(int id, String name) {}

  @GetMapping("/items/{id}")
  ResponseEntity<Item> get(@PathVariable int id) {
    return ResponseEntity.ok().eTag("\"1\"").body(new Item(id, "raise the bridge"));
  }

  @PutMapping("/items/{id}")
  void put(@PathVariable int id) {}

  @GetMapping("/broken")
  Item broken() {
    throw new IllegalStateException("the chain is broken");
  }
}
