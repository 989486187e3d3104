package dev.drawbridge.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The request as the application sees it: what answers it on another thread keeps the policy's
 * fields too.
 */
final class CorsRequest extends HttpServletRequestWrapper {
  private final CorsResponse response;
  private @Nullable BareAsyncContext bare;
  private volatile @Nullable Thread asReceived;

  CorsRequest(HttpServletRequest request, CorsResponse response) {
    super(request);
    this.response = response;
  }

  /** Without arguments, containers would hand the response out without its wrapper. */
  @Override
  public AsyncContext startAsync() {
    response.remember();
    beginAsReceived();
    try {
      BareAsyncContext started = new BareAsyncContext(super.startAsync(this, response), this);
      bare = started;
      return started;
    } finally {
      endAsReceived();
    }
  }

  @Override
  public AsyncContext startAsync(ServletRequest asyncRequest, ServletResponse asyncResponse) {
    response.remember();
    bare = null;
    return super.startAsync(asyncRequest, asyncResponse);
  }

  @Override
  public AsyncContext getAsyncContext() {
    AsyncContext container = super.getAsyncContext();
    BareAsyncContext started = bare;
    return started == null ? container : started;
  }

  /**
   * From now on this thread is told the target that the request came with, wherever it has been
   * forwarded to: containers look there for where to dispatch to.
   */
  void beginAsReceived() {
    asReceived = Thread.currentThread();
  }

  void endAsReceived() {
    asReceived = null;
  }

  private boolean isAsReceived() {
    return asReceived == Thread.currentThread()
        && getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) != null;
  }

  private @Nullable String received(String attribute) {
    return (String) getAttribute(attribute);
  }

  @Override
  @SuppressWarnings("NullAway") // isAsReceived() has seen it
  public String getRequestURI() {
    return isAsReceived() ? received(RequestDispatcher.FORWARD_REQUEST_URI) : super.getRequestURI();
  }

  @Override
  @SuppressWarnings("NullAway") // is there with the URI
  public String getContextPath() {
    return isAsReceived()
        ? received(RequestDispatcher.FORWARD_CONTEXT_PATH)
        : super.getContextPath();
  }

  @Override
  public @Nullable String getQueryString() {
    return isAsReceived()
        ? received(RequestDispatcher.FORWARD_QUERY_STRING)
        : super.getQueryString();
  }
}
