package dev.drawbridge.benchmarks.adapter;

import dev.drawbridge.benchmarks.engine.Stubs;
import dev.drawbridge.benchmarks.engine.Values;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.lang.invoke.MethodHandles;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** A request with the field map that the server uses; made by {@link Stubs}. */
public abstract class VertxRequest implements HttpServerRequest {
  private final VertxResponse response = Stubs.of(VertxResponse.class, MethodHandles.lookup());
  private final IdentityHashMap<Values, MultiMap> maps = new IdentityHashMap<>();
  private MultiMap headers = HttpHeaders.headers();
  private HttpMethod method = HttpMethod.GET;

  final void become(Values values) {
    headers = maps.computeIfAbsent(values, VertxRequest::map);
    method = HttpMethod.valueOf(values.method());
  }

  private static MultiMap map(Values values) {
    MultiMap map = HttpHeaders.headers();
    // The codec makes such names.
    values.forEach((name, text) -> map.add(HttpHeaders.createOptimized(name), text));
    return map;
  }

  @Override
  public VertxResponse response() {
    return response;
  }

  @Override
  public MultiMap headers() {
    return headers;
  }

  @Override
  public @Nullable String getHeader(String name) {
    return headers.get(name);
  }

  @Override
  public @Nullable String getHeader(CharSequence name) {
    return headers.get(name);
  }

  @Override
  public HttpMethod method() {
    return method;
  }
}
