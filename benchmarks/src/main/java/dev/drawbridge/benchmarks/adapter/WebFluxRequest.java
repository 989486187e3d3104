package dev.drawbridge.benchmarks.adapter;

import dev.drawbridge.benchmarks.engine.Stubs;
import dev.drawbridge.benchmarks.engine.Values;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.util.AsciiString;
import java.net.URI;
import java.util.IdentityHashMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.support.Netty4HeadersAdapter;

/** A request with the field map that Reactor Netty brings; made by {@link Stubs}. */
public abstract class WebFluxRequest implements ServerHttpRequest {
  private static final URI TARGET = URI.create("https://api.example.com/orders/42");

  private final IdentityHashMap<Values, HttpHeaders> maps = new IdentityHashMap<>();
  private HttpHeaders headers = new HttpHeaders();
  private HttpMethod method = HttpMethod.GET;

  final void become(Values values) {
    headers = maps.computeIfAbsent(values, WebFluxRequest::map);
    method = HttpMethod.valueOf(values.method());
  }

  private static HttpHeaders map(Values values) {
    DefaultHttpHeaders map = new DefaultHttpHeaders();
    // The codec makes such names.
    values.forEach((name, text) -> map.add(AsciiString.of(name), text));
    return HttpHeaders.readOnlyHttpHeaders(new HttpHeaders(new Netty4HeadersAdapter(map)));
  }

  @Override
  public HttpHeaders getHeaders() {
    return headers;
  }

  @Override
  public HttpMethod getMethod() {
    return method;
  }

  @Override
  public URI getURI() {
    return TARGET;
  }
}
