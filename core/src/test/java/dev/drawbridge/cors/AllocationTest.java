package dev.drawbridge.cors;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The usual ways, and the hostile ones, allocate nothing. */
class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 8;
  private static final int PROCESSED_A_ROUND = 500;
  private static final int MAX_LINES = 4;
  private static final CorsField[] FIELDS = CorsField.values();

  /** A request or an answer whose lines lie in arrays by the field's ordinal. */
  private static final class Slots {
    private final String method;
    private final @Nullable String[][] lines = new String[FIELDS.length][MAX_LINES];

    Slots(String method) {
      this.method = method;
    }

    Slots with(CorsField field, String... values) {
      System.arraycopy(values, 0, lines[field.ordinal()], 0, values.length);
      return this;
    }

    void clear() {
      for (@Nullable String[] field : lines) {
        for (int i = 0; i < MAX_LINES; i++) {
          field[i] = null;
        }
      }
    }
  }

  private static final RequestReader<Slots> READER =
      new RequestReader<>() {
        @Override
        public String method(Slots request) {
          return request.method;
        }

        @Override
        public @Nullable String get(Slots request, CorsField field) {
          return request.lines[field.ordinal()][0];
        }

        @Override
        public @Nullable String get(Slots request, CorsField field, int index) {
          return index < MAX_LINES ? request.lines[field.ordinal()][index] : null;
        }
      };

  private static final ResponseWriter<Slots> WRITER =
      new ResponseWriter<>() {
        @Override
        public void set(Slots response, CorsField field, String value) {
          response.lines[field.ordinal()][0] = value;
        }

        @Override
        public void add(Slots response, CorsField field, String value) {
          int i = 0;
          while (response.lines[field.ordinal()][i] != null) {
            i++;
          }
          response.lines[field.ordinal()][i] = value;
        }

        @Override
        public @Nullable String get(Slots response, CorsField field, int index) {
          return response.lines[field.ordinal()][index];
        }
      };

  record Case(String name, CorsPolicy policy, Slots request, String expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static CorsPolicy.Builder policy(String... origins) {
    return CorsPolicy.builder()
        .allowOrigins(origins)
        .allowMethods("PUT", "DELETE")
        .allowHeaders("Authorization", "Content-Type", "X-Requested-With")
        .exposeHeaders("ETag")
        .maxAge(Duration.ofHours(1));
  }

  private static final CorsPolicy LIST =
      policy(
              "https://a.example",
              "https://*.b.example",
              "http://localhost:*",
              "https://*.c.example:*")
          .allowCredentials(true)
          .timingAllowOrigin(true)
          .build();
  private static final CorsPolicy MANY =
      policy(
              IntStream.range(0, 1_000)
                  .mapToObj(i -> "https://n" + i + ".example")
                  .toArray(String[]::new))
          .allowHeaders(IntStream.range(0, 20).mapToObj(i -> "X-" + i).toList())
          .build();
  private static final CorsPolicy TAILS =
      policy(
              IntStream.range(0, 100)
                  .mapToObj(i -> "https://*." + "n".repeat(i % 10 + 1) + i + ".example")
                  .toArray(String[]::new))
          .build();
  private static final CorsPolicy ANY =
      policy("*")
          .allowMethods("*")
          .allowHeaders("*")
          .exposeHeaders("*")
          .varyPreflight(true)
          .build();

  static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>();
    cases.add(new Case("no Origin", LIST, new Slots("GET"), "NOT_CORS"));
    cases.add(new Case("no Origin, any", ANY, new Slots("OPTIONS"), "NOT_CORS"));
    for (String allowed :
        List.of(
            "https://a.example",
            "https://x.b.example",
            "https://x.y.z.b.example",
            "http://localhost:3000",
            "https://x.c.example:8443")) {
      cases.add(new Case("allowed " + allowed, LIST, get(allowed), "ACTUAL"));
    }
    cases.add(new Case("one of many", MANY, get("https://n777.example"), "ACTUAL"));
    cases.add(new Case("one of many tails", TAILS, get("https://x.nnn42.example"), "ACTUAL"));
    cases.add(new Case("any", ANY, get("https://whoever.example"), "ACTUAL"));
    cases.add(new Case("any null", ANY, get("null"), "ACTUAL"));
    for (String denied :
        List.of("https://evil.example", "null", "http://*@:;", "https://" + "x".repeat(64 << 10))) {
      for (CorsPolicy policy : List.of(LIST, MANY, TAILS)) {
        cases.add(new Case("denied", policy, get(denied), "DENIED (origin-not-allowed)"));
        cases.add(
            new Case(
                "denied preflight",
                policy,
                preflight(denied, "PUT"),
                "PREFLIGHT_REFUSED (origin-not-allowed)"));
      }
    }
    addPreflights(cases);
    addHostile(cases);
    return cases.stream();
  }

  private static void addPreflights(List<Case> cases) {
    String a = "https://a.example";
    for (String list :
        List.of(
            "",
            "authorization,content-type",
            "Content-Type, X-Requested-With ,AUTHORIZATION",
            ",content-type,,content-type")) {
      cases.add(new Case("granted " + list, LIST, preflight(a, "PUT", list), "PREFLIGHT_GRANTED"));
    }
    Slots lines = preflight(a, "PUT", "content-type", "authorization", "x-requested-with");
    cases.add(new Case("granted lines", LIST, lines, "PREFLIGHT_GRANTED"));
    cases.add(new Case("granted safelisted", LIST, preflight(a, "GET"), "PREFLIGHT_GRANTED"));
    cases.add(
        new Case(
            "granted, 20 names",
            MANY,
            preflight("https://n1.example", "DELETE", "x-0,x-1,x-17,x-2"),
            "PREFLIGHT_GRANTED"));
    cases.add(
        new Case("granted, any", ANY, preflight(a, "FOO", "x-one,X-Two, x"), "PREFLIGHT_GRANTED"));
    refused(cases, LIST, "method-not-allowed", preflight(a, "PATCH"));
    refused(cases, LIST, "method-not-allowed", preflight(a, "P".repeat(8 << 10)));
    refused(cases, LIST, "method-malformed", preflight(a, "a b"));
    refused(cases, LIST, "header-not-allowed", preflight(a, "PUT", "content-type,x-evil"));
    refused(cases, LIST, "header-list-malformed", preflight(a, "PUT", "content type"));
    refused(cases, ANY, "header-not-allowed", preflight(a, "PUT", "x,Sec-Fetch-Site"));
    refused(cases, ANY, "header-not-allowed", preflight(a, "PUT", "x,Cookie"));
    refused(cases, ANY, "authorization-not-named", preflight(a, "PUT", "x,authorization"));
  }

  private static void addHostile(List<Case> cases) {
    for (int size : new int[] {8 << 10, 1 << 20}) {
      for (String unit : List.of(",", "a,", " ", "\t,", "a", "content-type,")) {
        String list = unit.repeat(size / unit.length());
        Slots request = preflight("https://a.example", "PUT", list);
        refused(cases, LIST, "header-list-too-large", request);
        refused(cases, ANY, "header-list-too-large", request);
      }
    }
  }

  private static void refused(List<Case> cases, CorsPolicy policy, String code, Slots request) {
    cases.add(new Case(code, policy, request, "PREFLIGHT_REFUSED (" + code + ")"));
  }

  private static Slots get(String origin) {
    return new Slots("GET").with(CorsField.ORIGIN, origin);
  }

  private static Slots preflight(String origin, String method, String... headerLines) {
    return new Slots("OPTIONS")
        .with(CorsField.ORIGIN, origin)
        .with(CorsField.ACCESS_CONTROL_REQUEST_METHOD, method)
        .with(CorsField.ACCESS_CONTROL_REQUEST_HEADERS, headerLines);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void allocatesNothing(Case row) {
    CorsProcessor processor = CorsProcessor.of(row.policy());
    Slots response = new Slots("");
    assertThat(processor.decide(row.request(), READER)).hasToString(row.expected());
    // The least of some rounds: the JVM may allocate once for its own purposes.
    long least = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS && least > 0; i++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int n = 0; n < PROCESSED_A_ROUND; n++) {
        response.clear();
        processor.process(row.request(), READER, response, WRITER);
      }
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).as("octets allocated by %d requests", PROCESSED_A_ROUND).isZero();
  }
}
