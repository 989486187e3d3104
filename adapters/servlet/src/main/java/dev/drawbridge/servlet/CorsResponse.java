package dev.drawbridge.servlet;

import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.ResponseWriter;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The response as the application sees it: the policy's fields are there from the beginning and
 * stay, whatever the application sets or resets.
 */
final class CorsResponse extends HttpServletResponseWrapper {
  private static final ResponseWriter<Set<CorsField>> NAMES = new Names();

  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final CorsDecision decision;

  /**
   * Wraps a response that has the decision's fields.
   *
   * @param decision what was decided about the request
   */
  CorsResponse(HttpServletRequest request, HttpServletResponse response, CorsDecision decision) {
    super(response);
    this.request = request;
    this.response = response;
    this.decision = decision;
  }

  /** Says whether a response is one of these, or wraps one. */
  static boolean isWithin(ServletResponse response) {
    return response instanceof CorsResponse
        || (response instanceof ServletResponseWrapper wrapper
            && wrapper.isWrapperFor(CorsResponse.class));
  }

  /** Keeps the decision for dispatches that come without this wrapper. */
  void remember() {
    request.setAttribute(CorsFilter.DECISION, decision);
  }

  private void writeFields() {
    decision.writeTo(request, ServletFields.REQUEST, response, ServletFields.RESPONSE);
  }

  @Override
  public void reset() {
    super.reset();
    writeFields();
  }

  @Override
  public void sendError(int status) throws IOException {
    remember();
    super.sendError(status);
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    remember();
    super.sendError(status, message);
  }

  @Override
  public void setHeader(String name, @Nullable String value) {
    if (!decision.owns(name)) {
      super.setHeader(name, value);
      restore(name);
    }
  }

  @Override
  public void addHeader(String name, @Nullable String value) {
    if (decision.owns(name)) {
      return;
    }
    if (is(CorsField.VARY, name) && isOursAlone()) {
      super.setHeader(name, value);
    } else {
      super.addHeader(name, value);
    }
    restore(name);
  }

  @Override
  public void setIntHeader(String name, int value) {
    if (!decision.owns(name)) {
      super.setIntHeader(name, value);
    }
  }

  @Override
  public void addIntHeader(String name, int value) {
    if (!decision.owns(name)) {
      super.addIntHeader(name, value);
    }
  }

  /** Writes the fields again where the application may have replaced one that is shared. */
  private void restore(String name) {
    if (is(CorsField.VARY, name)
        || is(CorsField.TIMING_ALLOW_ORIGIN, name)
        || is(CorsField.CROSS_ORIGIN_RESOURCE_POLICY, name)) {
      writeFields();
    }
  }

  /** Whether {@code Vary} says what the policy says alone, so that more may stand in its place. */
  private boolean isOursAlone() {
    Collection<String> lines = response.getHeaders(CorsField.VARY.value());
    return lines.size() == 1 && lines.contains(CorsField.ORIGIN.value()) && writesVary();
  }

  /** Whether the policy varies by origin; if not, one that does is the application's own. */
  private boolean writesVary() {
    Set<CorsField> written = EnumSet.noneOf(CorsField.class);
    decision.writeTo(request, ServletFields.REQUEST, written, NAMES);
    return written.contains(CorsField.VARY);
  }

  private static boolean is(CorsField field, String name) {
    return field.value().equalsIgnoreCase(name);
  }

  /** Takes down which fields are written to an answer that has none. */
  private static final class Names implements ResponseWriter<Set<CorsField>> {
    @Override
    public void set(Set<CorsField> written, CorsField field, String value) {
      written.add(field);
    }

    @Override
    public void add(Set<CorsField> written, CorsField field, String value) {
      written.add(field);
    }

    @Override
    public @Nullable String get(Set<CorsField> written, CorsField field, int index) {
      return null;
    }
  }
}
