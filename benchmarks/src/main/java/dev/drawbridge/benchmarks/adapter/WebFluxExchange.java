package dev.drawbridge.benchmarks.adapter;

import dev.drawbridge.benchmarks.engine.Stubs;
import dev.drawbridge.benchmarks.engine.Values;
import java.lang.invoke.MethodHandles;
import org.springframework.web.server.ServerWebExchange;

/** An exchange as the server makes one for each request; made by {@link Stubs}. */
public abstract class WebFluxExchange implements ServerWebExchange {
  private final WebFluxRequest request = Stubs.of(WebFluxRequest.class, MethodHandles.lookup());
  private WebFluxResponse response = new WebFluxResponse();

  final void restart(Values values) {
    request.become(values);
    response = new WebFluxResponse();
  }

  @Override
  public WebFluxRequest getRequest() {
    return request;
  }

  @Override
  public WebFluxResponse getResponse() {
    return response;
  }
}
