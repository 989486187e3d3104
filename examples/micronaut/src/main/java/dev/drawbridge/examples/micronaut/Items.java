package dev.drawbridge.examples.micronaut;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;

/** The application: one item; it knows nothing of CORS. */
@Controller
final class Items {
  /** Shows the item. */
  @Get("/items/1")
  HttpResponse<String> item() {
    return HttpResponse.ok("{\"id\":1,\"name\":\"raise the bridge\"}").header("ETag", "\"1\"");
  }

  /** Takes the item, and keeps nothing. */
  @Put("/items/1")
  HttpResponse<String> put(@Body String item) {
    return item();
  }

  /** Fails. */
  @Get("/broken")
  @SuppressWarnings("DoNotCallSuggester") // called by the framework
  HttpResponse<String> broken() {
    throw new IllegalStateException("the application fails");
  }
}
