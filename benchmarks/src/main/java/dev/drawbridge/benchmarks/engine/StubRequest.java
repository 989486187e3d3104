package dev.drawbridge.benchmarks.engine;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Servlet request as light as a recycled connector's: fields in arrays, found by a linear {@link
 * String#equalsIgnoreCase}, enumerations reused.
 *
 * <p>{@link Stubs} makes the concrete class; what is not written here throws there.
 */
public abstract class StubRequest implements HttpServletRequest {
  private final Names nameList = new Names();
  private final Lines lines = new Lines();
  private String method = "GET";
  private String[] names = {};
  private String[] values = {};

  /** Makes this the request of {@code method} with these fields, in their order. */
  final void become(String method, String[] names, String[] values) {
    this.method = method;
    this.names = names;
    this.values = values;
  }

  // With the length in a local variable C2 makes this twice as fast.
  private int find(String name, int from) {
    String[] candidates = names;
    int length = name.length();
    for (int i = from; i < candidates.length; i++) {
      String candidate = candidates[i];
      if (candidate.length() == length && candidate.equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public @Nullable String getHeader(String name) {
    int at = find(name, 0);
    return at < 0 ? null : values[at];
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    lines.start(name);
    return lines;
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    nameList.next = 0;
    return nameList;
  }

  @Override
  public String getMethod() {
    return method;
  }

  @Override
  public DispatcherType getDispatcherType() {
    return DispatcherType.REQUEST;
  }

  @Override
  public String getScheme() {
    return "https";
  }

  @Override
  public boolean isSecure() {
    return true;
  }

  @Override
  public String getServerName() {
    return "api.example.com";
  }

  @Override
  public int getServerPort() {
    return 443;
  }

  @Override
  public String getRequestURI() {
    return "/orders/42";
  }

  @Override
  public @Nullable String getContentType() {
    return getHeader("Content-Type");
  }

  @Override
  public @Nullable String getCharacterEncoding() {
    return null;
  }

  @Override
  public int getContentLength() {
    return -1;
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    return null;
  }

  @Override
  public void setAttribute(String name, Object value) {
    // Nobody reads what another has set.
  }

  @Override
  public void removeAttribute(String name) {
    // There is none.
  }

  @SuppressWarnings("JdkObsolete") // The servlet API's type.
  private final class Names implements Enumeration<String> {
    private int next;

    @Override
    public boolean hasMoreElements() {
      return next < names.length;
    }

    @Override
    public String nextElement() {
      return names[next++];
    }
  }

  @SuppressWarnings("JdkObsolete") // The servlet API's type.
  private final class Lines implements Enumeration<String> {
    private String name = "";
    private int at;

    private void start(String name) {
      this.name = name;
      at = find(name, 0);
    }

    @Override
    public boolean hasMoreElements() {
      return at >= 0;
    }

    @Override
    public String nextElement() {
      if (at < 0) {
        throw new NoSuchElementException(name);
      }
      String value = values[at];
      at = find(name, at + 1);
      return value;
    }
  }
}
