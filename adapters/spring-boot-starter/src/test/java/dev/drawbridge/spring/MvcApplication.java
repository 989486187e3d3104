package dev.drawbridge.spring;

import dev.drawbridge.cors.Cors;
import dev.drawbridge.testkit.ConformanceKit;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The kit's application in Spring MVC, behind Spring Security. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(KitHandlers.class)
class MvcApplication {
  @Bean
  FilterRegistrationBean<Filter> counting(AtomicInteger calls) {
    FilterRegistrationBean<Filter> bean =
        new FilterRegistrationBean<>(
            (request, response, chain) -> {
              calls.incrementAndGet();
              chain.doFilter(request, response);
            });
    bean.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return bean;
  }

  @Bean
  SecurityFilterChain security(HttpSecurity http) throws Exception {
    AuthenticationEntryPoint entry =
        (request, response, failure) -> {
          response.setHeader("WWW-Authenticate", "Basic realm=\"kit\"");
          response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        };
    return http.csrf(csrf -> csrf.disable())
        .httpBasic(basic -> basic.authenticationEntryPoint(entry))
        .authorizeHttpRequests(
            paths -> paths.requestMatchers("/protected").authenticated().anyRequest().permitAll())
        .build();
  }

  /** The last that Spring MVC asks before it writes. */
  @RestControllerAdvice
  static final class Late implements ResponseBodyAdvice<Object> {
    @Override
    public boolean supports(
        MethodParameter type, Class<? extends HttpMessageConverter<?>> converter) {
      return Objects.requireNonNull(type.getMethod()).getName().equals("ownLate");
    }

    @Override
    public @Nullable Object beforeBodyWrite(
        @Nullable Object body,
        MethodParameter type,
        MediaType media,
        Class<? extends HttpMessageConverter<?>> converter,
        ServerHttpRequest request,
        ServerHttpResponse response) {
      ConformanceKit.own("late")
          .forEach(line -> response.getHeaders().set(line.name(), line.value()));
      return body;
    }
  }

  @Cors("annotated")
  @RestController
  @RequestMapping("/annotated-class")
  static final class Annotated {
    @GetMapping
    void get() {}

    @PostMapping
    byte[] post(@RequestBody byte[] body) {
      return body;
    }
  }

  @RestController
  static final class Odd {
    @GetMapping("/throws")
    String throwing() {
      throw new IllegalStateException("thrown by the application");
    }

    @GetMapping("/async")
    Callable<String> async() {
      return () -> "";
    }

    @GetMapping("/async-throws")
    Callable<String> asyncThrowing() {
      return () -> {
        throw new IllegalStateException("thrown on another thread");
      };
    }

    @GetMapping("/large")
    StreamingResponseBody large() {
      return out -> {
        byte[] part = "a".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 64; i++) {
          out.write(part);
          out.flush();
        }
      };
    }

    @PostMapping("/echo")
    byte[] echo(@RequestBody byte[] body) {
      return body;
    }

    @GetMapping("/own-cors")
    void ownCors(HttpServletResponse response) {
      response.setHeader("Access-Control-Allow-Origin", "*");
      response.addHeader("Access-Control-Allow-Credentials", "true");
      response.setHeader("Access-Control-Expose-Headers", "X-Own");
    }

    @GetMapping("/own/{name}")
    void own(@PathVariable String name, HttpServletResponse response) throws IOException {
      ConformanceKit.own(name).forEach(line -> response.addHeader(line.name(), line.value()));
      response.getWriter().print("data: own\n\n");
    }

    @GetMapping("/own-late")
    String ownLate() {
      return "late";
    }

    @GetMapping("/own-async")
    Callable<String> ownAsync(HttpServletResponse response) {
      return () -> {
        ConformanceKit.own("late").forEach(line -> response.setHeader(line.name(), line.value()));
        return "late";
      };
    }

    @GetMapping("/reset")
    void reset(HttpServletResponse response) throws IOException {
      response.setHeader("X-Before", "yes");
      response.reset();
      response.getWriter().print("reset");
    }
  }
}
