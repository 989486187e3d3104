package dev.drawbridge.spring;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.Reader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.util.StringUtils;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * A request as it may be looked at before everybody else: its body is the application's to read,
 * once the encoding is set, so the query is all that is known of parameters. What is said to it
 * stays with it.
 */
final class LookupRequest extends HttpServletRequestWrapper {
  private final Map<String, @Nullable Object> attributes = new HashMap<>();
  private @Nullable Map<String, String[]> query;
  private boolean isBlind;

  LookupRequest(HttpServletRequest request) {
    super(request);
  }

  /**
   * The path within the application, as Spring cuts it.
   *
   * @throws IllegalArgumentException if it is malformed
   */
  PathContainer path() {
    return ServletRequestPathUtils.parseAndCache(this).pathWithinApplication();
  }

  /** Whether the body may hold parameters, by its type. */
  boolean hasForm() {
    String type = getContentType();
    if (type == null) {
      return false;
    }
    String lower = type.strip().toLowerCase(Locale.ROOT);
    return lower.startsWith("application/x-www-form-urlencoded") || lower.startsWith("multipart/");
  }

  /** Whether it was asked for what it does not know. */
  boolean isBlind() {
    return isBlind;
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    isBlind = true;
    if (query == null) {
      query = Collections.unmodifiableMap(parse(getQueryString()));
    }
    return query;
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return getParameterMap().get(name);
  }

  @Override
  public @Nullable String getParameter(String name) {
    String[] values = getParameterValues(name);
    return values == null ? null : values[0];
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(getParameterMap().keySet());
  }

  private static Map<String, String[]> parse(@Nullable String query) {
    Map<String, String[]> parameters = new LinkedHashMap<>();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      if (name != null && value != null && !name.isEmpty()) {
        parameters.merge(name, new String[] {value}, StringUtils::concatenateStringArrays);
      }
    }
    return parameters;
  }

  private static @Nullable String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    return attributes.containsKey(name) ? attributes.get(name) : super.getAttribute(name);
  }

  @Override
  public void setAttribute(String name, @Nullable Object value) {
    attributes.put(name, value);
  }

  @Override
  public void removeAttribute(String name) {
    attributes.put(name, null);
  }

  @Override
  public ServletInputStream getInputStream() {
    isBlind = true;
    return new Nothing();
  }

  @Override
  public BufferedReader getReader() {
    isBlind = true;
    return new BufferedReader(Reader.nullReader());
  }

  @Override
  public Collection<Part> getParts() {
    isBlind = true;
    return List.of();
  }

  @Override
  public @Nullable Part getPart(String name) {
    isBlind = true;
    return null;
  }

  /** A body of which nothing is shown. */
  private static final class Nothing extends ServletInputStream {
    @Override
    public int read() {
      return -1;
    }

    @Override
    public boolean isFinished() {
      return true;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("the body is not read before the application does");
    }
  }
}
