package dev.drawbridge.origin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.drawbridge.fetch.FieldNames;
import dev.drawbridge.fetch.Methods;
import dev.drawbridge.fetch.Tokens;
import dev.drawbridge.route.HostPattern;
import dev.drawbridge.route.PathPattern;
import dev.drawbridge.route.RequestPath;
import dev.drawbridge.route.RouteTable;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What runs on every request allocates nothing, whatever the answer. */
final class NoAllocationTest {
  private static final int CALLS = 2_000;

  private static final List<String> ORIGINS =
      List.of(
          "https://a.example",
          "https://b.a.example:8443",
          "http://[2001:db8::1]:8080",
          "null",
          "http://127.0.0.1:3000",
          "https://a.example/",
          "http://1.2.3",
          "http://[1::2::3]",
          "",
          "https://" + "a.".repeat(1000),
          "chrome-extension://abcdef");
  private static final List<String> PATHS =
      List.of("/", "/a/b/c", "/a/x/c/", "/caf%C3%A9/%20", "/a,b/c", "/a/b/c/d/e/f", "/nothing");
  private static final List<String> REFUSED_PATHS =
      List.of("/..", "/%2541", "/a//b", "/%C3", "/a%2fb", "/é", "a", "/a/..;/b", "/%");
  private static final List<String> NAMES =
      List.of("GET", "patch", "Content-Type", "access-control-allow-origin", "Sec-X", "a b", "");

  private static final RouteTable<String> ROUTES = routes();

  private static RouteTable<String> routes() {
    RouteTable.Builder<String> builder = RouteTable.builder();
    for (String host : List.of("a.example", "*.example", "*.a.example")) {
      builder.add(HostPattern.parse(host), PathPattern.parse("/a/b/c"), host);
    }
    for (String path : List.of("/", "/a/*/c", "/caf%C3%A9/**", "/a/**", "/a,b/*")) {
      builder.add(null, PathPattern.parse(path), path);
    }
    return builder.build();
  }

  static Stream<Arguments> operations() {
    return Stream.of(
        operation("isSerialized", ORIGINS, Origin::isSerialized),
        operation("isLoopback", ORIGINS, Host::isLoopback),
        operation("normalize", PATHS, path -> path.equals(RequestPath.normalize(path))),
        operation("faultOf", REFUSED_PATHS, path -> RequestPath.faultOf(path) != null),
        operation("match", PATHS, path -> ROUTES.match("", path) != null),
        operation("match exact", PATHS, path -> ROUTES.match("a.example", path) != null),
        operation("match below", PATHS, path -> ROUTES.match("x.b.a.example", path) != null),
        operation("host", ORIGINS, host -> HostPattern.normalize("a.example").equals(host)),
        operation("isToken", NAMES, Tokens::isToken),
        operation("method", NAMES, name -> Methods.normalize(name).equals(name)),
        operation("isForbidden", NAMES, Methods::isForbidden),
        operation("isForbiddenRequest", NAMES, FieldNames::isForbiddenRequest),
        operation("isForbiddenResponse", NAMES, FieldNames::isForbiddenResponse),
        operation("isSafelistedResponse", NAMES, FieldNames::isSafelistedResponse),
        operation("isCorsRequest", NAMES, FieldNames::isCorsRequest),
        operation("isCorsResponse", NAMES, FieldNames::isCorsResponse));
  }

  private static Arguments operation(
      String name, List<String> inputs, Predicate<String> operation) {
    return Arguments.of(name, inputs.toArray(new String[0]), operation);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void allocatesNothing(String name, String[] inputs, Predicate<String> operation) {
    run(inputs, operation); // classes are loaded, call sites linked
    long before = allocated();
    int answers = run(inputs, operation);
    long bytes = allocated() - before;

    assertThat(answers).isBetween(0, CALLS * inputs.length);
    // Asking for the number may cost some bytes, but less than one object a call.
    assertThat(bytes).as("%s: bytes in %d calls", name, CALLS * inputs.length).isLessThan(CALLS);
  }

  private static int run(String[] inputs, Predicate<String> operation) {
    int answers = 0;
    for (int i = 0; i < CALLS; i++) {
      for (String input : inputs) {
        answers += operation.test(input) ? 1 : 0;
      }
    }
    return answers;
  }

  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return Objects.requireNonNull(threads).getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
