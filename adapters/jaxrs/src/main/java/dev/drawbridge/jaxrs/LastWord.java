package dev.drawbridge.jaxrs;

import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;

/** Writes the fields again where there is an entity, behind interceptors that set their own. */
final class LastWord implements WriterInterceptor {
  @Override
  public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
    Exchange exchange = Exchange.of(context);
    if (exchange != null) {
      exchange.rewrite(context.getHeaders());
    }
    context.proceed();
  }
}
