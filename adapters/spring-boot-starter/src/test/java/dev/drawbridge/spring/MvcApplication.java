package dev.drawbridge.spring;

import dev.drawbridge.cors.Cors;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The kit's application in Spring MVC, behind Spring Security. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
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

  /** How many requests came past the filter. */
  @Bean
  AtomicInteger calls() {
    return new AtomicInteger();
  }

  @RestController
  @RequestMapping("/items/{id}")
  static final class Items {
    private final AtomicInteger calls;

    Items(AtomicInteger calls) {
      this.calls = calls;
    }

    @RequestMapping(
        method = {RequestMethod.GET, RequestMethod.PUT, RequestMethod.DELETE, RequestMethod.POST})
    ResponseEntity<String> item(@PathVariable String id) {
      return ResponseEntity.ok()
          .eTag("\"1\"")
          .contentType(MediaType.APPLICATION_JSON)
          .header("X-Calls", "" + calls.get())
          .body("{\"id\":\"" + id + "\"}");
    }

    @RequestMapping(method = RequestMethod.OPTIONS)
    ResponseEntity<Void> options() {
      return ResponseEntity.ok()
          .header("Allow", "GET, PUT, DELETE")
          .header("X-Plain", "yes")
          .build();
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

    @PostMapping("/post-only")
    void postOnly() {}

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

    @GetMapping("/own-vary")
    ResponseEntity<Void> ownVary() {
      return ResponseEntity.ok().varyBy("Accept-Encoding").build();
    }

    @GetMapping("/own-vary-star")
    ResponseEntity<Void> ownVaryStar() {
      return ResponseEntity.ok().varyBy("*").build();
    }

    @GetMapping("/own-vary-origin")
    ResponseEntity<Void> ownVaryOrigin() {
      return ResponseEntity.ok().varyBy("accept", "origin").build();
    }

    @GetMapping("/reset")
    void reset(HttpServletResponse response) throws IOException {
      response.setHeader("X-Before", "yes");
      response.reset();
      response.getWriter().print("reset");
    }

    @GetMapping("/redirect")
    ResponseEntity<Void> redirect() {
      return ResponseEntity.status(302).header("Location", "/items/1").build();
    }

    @GetMapping("/not-modified")
    ResponseEntity<Void> notModified() {
      return ResponseEntity.status(304).eTag("\"1\"").build();
    }

    @Cors("annotated")
    @GetMapping("/annotated")
    void annotated() {}
  }
}
