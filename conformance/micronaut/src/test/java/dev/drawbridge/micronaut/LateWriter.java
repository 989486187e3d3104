package dev.drawbridge.micronaut;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** The last of Micronaut's own filters that sees an answer. */
@ServerFilter("/own-late")
final class LateWriter {
  @ResponseFilter
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void write(MutableHttpResponse<?> response) {
    KitController.late(response);
  }
}
