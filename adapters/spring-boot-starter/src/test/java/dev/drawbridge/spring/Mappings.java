package dev.drawbridge.spring;

import dev.drawbridge.cors.Cors;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.pattern.PathPatternParser;

/** Several mappings that take one path; the one that was registered first is asked last. */
final class Mappings {
  private Mappings() {}

  @RestController
  static final class Strict {
    @Cors("a")
    @GetMapping("/x/{id}")
    String strict() {
      return "strict";
    }
  }

  /** No controller that a mapping finds by itself. */
  static final class Late {
    @Cors("b")
    @ResponseBody
    public String late() {
      return "late";
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({Open.class, Strict.class})
  static class Mvc {
    @Bean
    org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping late()
        throws ReflectiveOperationException {
      var mapping = new MvcMapping();
      mapping.setOrder(10);
      var options =
          new org.springframework.web.servlet.mvc.method.RequestMappingInfo.BuilderConfiguration();
      options.setPatternParser(new PathPatternParser());
      mapping.registerMapping(
          org.springframework.web.servlet.mvc.method.RequestMappingInfo.paths("/x/{id}")
              .options(options)
              .build(),
          new Late(),
          Late.class.getMethod("late"));
      return mapping;
    }

    @Bean
    RouterFunction<ServerResponse> functions() {
      return RouterFunctions.route()
          .GET("/x/function", request -> ServerResponse.ok().body("function"))
          .build();
    }

    private static final class MvcMapping
        extends org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping {
      @Override
      protected boolean isHandler(Class<?> type) {
        return false;
      }
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({Open.class, Strict.class})
  static class Reactive {
    @Bean
    RequestMappingHandlerMapping late() throws ReflectiveOperationException {
      RequestMappingHandlerMapping mapping = new ReactiveMapping();
      mapping.setOrder(10);
      mapping.registerMapping(
          RequestMappingInfo.paths("/x/{id}").build(), new Late(), Late.class.getMethod("late"));
      return mapping;
    }

    @Bean
    org.springframework.web.reactive.function.server.RouterFunction<
            org.springframework.web.reactive.function.server.ServerResponse>
        functions() {
      return org.springframework.web.reactive.function.server.RouterFunctions.route()
          .GET(
              "/x/function",
              request ->
                  org.springframework.web.reactive.function.server.ServerResponse.ok()
                      .bodyValue("function"))
          .build();
    }

    private static final class ReactiveMapping extends RequestMappingHandlerMapping {
      @Override
      protected boolean isHandler(Class<?> type) {
        return false;
      }
    }
  }
}
