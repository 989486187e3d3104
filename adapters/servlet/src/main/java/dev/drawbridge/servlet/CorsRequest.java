package dev.drawbridge.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * The request as the application sees it: what answers it on another thread keeps the policy's
 * fields too.
 */
final class CorsRequest extends HttpServletRequestWrapper {
  private final CorsResponse response;

  CorsRequest(HttpServletRequest request, CorsResponse response) {
    super(request);
    this.response = response;
  }

  /** Without arguments, containers would hand the response out without its wrapper. */
  @Override
  public AsyncContext startAsync() {
    return startAsync(this, response);
  }

  @Override
  public AsyncContext startAsync(ServletRequest asyncRequest, ServletResponse asyncResponse) {
    response.remember();
    return super.startAsync(asyncRequest, asyncResponse);
  }
}
