package dev.drawbridge.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;

/**
 * What an application gets that has called {@code startAsync()} without arguments. The container
 * was given our request and response; to the application they are the original ones.
 */
final class BareAsyncContext implements AsyncContext {
  private final AsyncContext context;
  private final CorsRequest request;

  BareAsyncContext(AsyncContext context, CorsRequest request) {
    this.context = context;
    this.request = request;
  }

  /** To where the request came first, also from behind a forward. */
  @Override
  public void dispatch() {
    request.beginAsReceived();
    try {
      context.dispatch();
    } finally {
      request.endAsReceived();
    }
  }

  @Override
  public boolean hasOriginalRequestAndResponse() {
    return true;
  }

  @Override
  public ServletRequest getRequest() {
    return context.getRequest();
  }

  @Override
  public ServletResponse getResponse() {
    return context.getResponse();
  }

  @Override
  public void dispatch(String path) {
    context.dispatch(path);
  }

  @Override
  public void dispatch(ServletContext target, String path) {
    context.dispatch(target, path);
  }

  @Override
  public void complete() {
    context.complete();
  }

  @Override
  public void start(Runnable work) {
    context.start(work);
  }

  @Override
  public void addListener(AsyncListener listener) {
    context.addListener(listener);
  }

  @Override
  public void addListener(
      AsyncListener listener, ServletRequest supplied, ServletResponse suppliedToo) {
    context.addListener(listener, supplied, suppliedToo);
  }

  @Override
  public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
    return context.createListener(type);
  }

  @Override
  public void setTimeout(long millis) {
    context.setTimeout(millis);
  }

  @Override
  public long getTimeout() {
    return context.getTimeout();
  }
}
