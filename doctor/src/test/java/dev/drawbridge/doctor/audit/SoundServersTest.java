package dev.drawbridge.doctor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.drawbridge.cors.CorsDecision;
import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsProcessor;
import dev.drawbridge.cors.Denied;
import dev.drawbridge.cors.RequestReader;
import dev.drawbridge.cors.ResponseWriter;
import dev.drawbridge.wire.Reach;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sound servers have no finding: real answers of the core's own processor, and others. */
final class SoundServersTest {
  private static final RequestReader<HttpExchange> READER =
      new RequestReader<>() {
        @Override
        public String method(HttpExchange request) {
          return request.getRequestMethod();
        }

        @Override
        public @Nullable String get(HttpExchange request, CorsField field) {
          return get(request, field, 0);
        }

        @Override
        public @Nullable String get(HttpExchange request, CorsField field, int index) {
          return line(request.getRequestHeaders(), field, index);
        }
      };

  private static final ResponseWriter<HttpExchange> WRITER =
      new ResponseWriter<>() {
        @Override
        public void set(HttpExchange response, CorsField field, String value) {
          response.getResponseHeaders().set(field.value(), value);
        }

        @Override
        public void add(HttpExchange response, CorsField field, String value) {
          response.getResponseHeaders().add(field.value(), value);
        }

        @Override
        public @Nullable String get(HttpExchange response, CorsField field, int index) {
          return line(response.getResponseHeaders(), field, index);
        }
      };

  private static @Nullable String line(Headers fields, CorsField field, int index) {
    List<String> lines = fields.getOrDefault(field.value(), List.of());
    return index < lines.size() ? lines.get(index) : null;
  }

  private static HttpHandler answering(CorsProcessor processor) {
    return exchange -> {
      CorsDecision decision = processor.process(exchange, READER, exchange, WRITER);
      TestServer.end(exchange, decision.answersHere() ? decision.status() : 200);
    };
  }

  private static HttpHandler answering(CorsPolicy.Builder policy) {
    return answering(CorsProcessor.of(policy.maxAge(Duration.ofMinutes(10)).build()));
  }

  private static CorsPolicy.Builder storefront() {
    return CorsPolicy.builder()
        .allowOrigins("https://app.example.com", "https://*.preview.example.com")
        .allowMethods("PUT", "DELETE")
        .allowHeaders("Authorization", "Content-Type")
        .exposeHeaders("ETag")
        .allowCredentials(true);
  }

  private static void assertSound(HttpHandler handler, Reach... reaches) {
    for (Reach reach : reaches) {
      try (TestServer server = TestServer.of(handler)) {
        assertThat(server.audit(reach)).isEmpty();
        assertThat(server.heads()).hasSizeGreaterThan(60);
      }
    }
  }

  @Test
  void aListWithCredentials() {
    assertSound(answering(storefront()), Reach.values());
  }

  @Test
  void aListThatRejectsStrangers() {
    assertSound(answering(storefront().denied(Denied.REJECT)), Reach.values());
  }

  @Test
  void aListThatIsDebugged() {
    assertSound(answering(storefront().debug(true)), Reach.values());
  }

  @Test
  void aListWithPagesOfOnesOwnMachineWhereOnlyThatReachesIt() {
    CorsPolicy.Builder policy =
        storefront().allowOrigins("http://localhost:3000", "http://127.0.0.1:5173");
    assertSound(answering(policy), Reach.INTERNAL);
  }

  @Test
  void publicDataForAll() {
    CorsPolicy.Builder policy = CorsPolicy.builder().allowOrigins("*").allowHeaders("Content-Type");
    assertSound(answering(policy), Reach.PUBLIC);
  }

  @Test
  void theSameOriginPolicyAlone() {
    assertSound(answering(CorsProcessor.closed()), Reach.values());
    assertSound(exchange -> TestServer.end(exchange, 200), Reach.values());
    assertSound(exchange -> TestServer.end(exchange, 404), Reach.values());
  }

  @Test
  void oneOriginForEveryAnswer() {
    Cors fixed = Cors.sound().always("Access-Control-Allow-Origin", TestServer.KNOWN.toString());
    assertSound(fixed.always("Vary", null), Reach.values());
  }

  @Test
  void anAnswerThatNoCacheKeeps() {
    assertSound(
        Cors.sound().always("Vary", null).always("Cache-Control", "private, no-store"),
        Reach.values());
  }
}
