package dev.drawbridge.testkit.spring;

import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.testkit.TestServer;
import dev.drawbridge.wire.WireRequest;
import dev.drawbridge.wire.WireResponse;
import jakarta.servlet.http.Cookie;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/**
 * A Spring MVC application behind {@link MockMvc}, with the filters and the security that were
 * given to it. Spring 6.2 and 7.
 *
 * <p>There is no container: an exception that the application does not handle reaches the test,
 * where a container would have answered 500; and {@code sendError} has no error page.
 */
public final class MockMvcServer implements TestServer {
  private final MockMvc mvc;

  private MockMvcServer(MockMvc mvc) {
    this.mvc = mvc;
  }

  /** Returns the server that answers as {@code mvc} does. */
  public static MockMvcServer of(MockMvc mvc) {
    return new MockMvcServer(mvc);
  }

  @Override
  public WireResponse answer(WireRequest request) throws Exception {
    MvcResult result = mvc.perform(built(request)).andReturn();
    if (result.getRequest().isAsyncStarted()) {
      result = mvc.perform(MockMvcRequestBuilders.asyncDispatch(result)).andReturn();
    }
    MockHttpServletResponse response = result.getResponse();
    List<Field> fields = new ArrayList<>();
    for (String name : response.getHeaderNames()) {
      response.getHeaders(name).forEach(value -> fields.add(new Field(name, value)));
    }
    return WireResponse.of(
        response.getStatus(), new FieldList(fields), response.getContentAsByteArray());
  }

  private static MockHttpServletRequestBuilder built(WireRequest request) {
    MockHttpServletRequestBuilder builder =
        MockMvcRequestBuilders.request(HttpMethod.valueOf(request.method()), Uris.of(request.url()))
            .content(request.body());
    request.fields().fields().forEach(field -> builder.header(field.name(), field.value()));
    Cookie[] cookies =
        Cookies.of(request.fields()).stream()
            .map(pair -> new Cookie(pair.name(), pair.value()))
            .toArray(Cookie[]::new);
    return cookies.length == 0 ? builder : builder.cookie(cookies);
  }
}
