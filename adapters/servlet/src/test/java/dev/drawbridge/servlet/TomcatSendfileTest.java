package dev.drawbridge.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CorsRoutes;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tomcat leaves large static files to the kernel where nothing stands around its own messages. */
@Tag("tomcat")
final class TomcatSendfileTest {
  private static final int LARGE = 1 << 20;

  @TempDir
  @SuppressWarnings("NullAway.Init") // Set before the test.
  private Path folder;

  @ParameterizedTest
  @CsvSource({"/managed.bin, false", "/unmanaged.bin, true"})
  void isKeptWhereNoPolicyIsInForce(String path, boolean kept) throws Exception {
    CorsRoutes routes =
        CorsRoutes.builder()
            .route("/**", CorsPolicy.builder().allowOrigins("*").build())
            .unmanaged("/unmanaged.bin")
            .build();

    assertThat(isUsed(path, context -> new CorsFilter(routes).addTo(context))).isEqualTo(kept);
  }

  @Test
  void isKeptByTomcatsFilter() throws Exception {
    Installer theirs =
        context -> {
          FilterRegistration.Dynamic filter =
              context.addFilter("theirs", "org.apache.catalina.filters.CorsFilter");
          filter.setInitParameter("cors.allowed.origins", "*");
          filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
        };

    assertThat(isUsed("/managed.bin", theirs)).isTrue();
  }

  private boolean isUsed(String path, Installer filter) throws Exception {
    Files.write(folder.resolve(path.substring(1)), new byte[LARGE]);
    Watch watch = new Watch();
    Installer installer =
        context -> {
          filter.install(context);
          context
              .addFilter("watch", watch)
              .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
        };
    try (TomcatServer server = TomcatServer.startWithFiles(installer, folder)) {
      String answer =
          RawHttp.ask(server.port(), "GET " + path + " HTTP/1.1\nOrigin: https://a.example\n");

      assertThat(answer).startsWith("HTTP/1.1 200").hasSizeGreaterThan(LARGE);
      return Objects.requireNonNull(watch.seen.poll(10, TimeUnit.SECONDS));
    }
  }

  /** Sees, behind the servlet, whether a file was named to the connector. */
  private static final class Watch implements Filter {
    private final BlockingQueue<Boolean> seen = new LinkedBlockingQueue<>();

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      chain.doFilter(request, response);
      seen.add(request.getAttribute("org.apache.tomcat.sendfile.filename") != null);
    }
  }
}
