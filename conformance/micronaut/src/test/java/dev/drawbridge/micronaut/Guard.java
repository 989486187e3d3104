package dev.drawbridge.micronaut;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Lets nobody in. */
@ServerFilter("/protected")
final class Guard {
  @RequestFilter
  HttpResponse<String> refuse() {
    return HttpResponse.<String>unauthorized().header("WWW-Authenticate", "Basic realm=\"kit\"");
  }
}
