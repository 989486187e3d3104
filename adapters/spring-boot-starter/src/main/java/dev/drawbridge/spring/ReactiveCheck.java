package dev.drawbridge.spring;

import dev.drawbridge.cors.CorsRoutes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.util.ClassUtils;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsConfigurationSource;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.config.CorsRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.server.WebFilter;

/** Reads the handlers' annotations before the first request, and refuses two owners of CORS. */
final class ReactiveCheck implements SmartInitializingSingleton {
  private static final String SECURITY =
      "org.springframework.security.web.server.SecurityWebFilterChain";

  private final ApplicationContext context;
  private final CorsRoutes routes;
  private final Setup setup;
  private final ReactiveHandlers handlers;
  private final ReactiveCorsFilter filter;

  ReactiveCheck(
      ApplicationContext context,
      CorsRoutes routes,
      Setup setup,
      ReactiveHandlers handlers,
      ReactiveCorsFilter filter) {
    this.context = context;
    this.routes = routes;
    this.setup = setup;
    this.handlers = handlers;
    this.filter = filter;
  }

  @Override
  public void afterSingletonsInstantiated() {
    List<HandlerMapping> mappings =
        new ArrayList<>(
            BeanFactoryUtils.beansOfTypeIncludingAncestors(
                    context, HandlerMapping.class, true, false)
                .values());
    AnnotationAwareOrderComparator.sort(mappings);
    List<HandlerMethod> methods = new ArrayList<>();
    for (HandlerMapping mapping : mappings) {
      if (mapping instanceof RequestMappingInfoHandlerMapping controllers) {
        methods.addAll(controllers.getHandlerMethods().values());
      }
    }
    List<SetupProblem> problems = new ArrayList<>();
    handlers.read(mappings, problems);
    setup.check(routes, methods, problems, () -> springsOwn(methods));
    if (isFirst()) {
      filter.standFirst();
    }
  }

  /** Whether the filter is the first of those that Spring asks, and nobody wraps them all. */
  private boolean isFirst() {
    boolean wrapped =
        context.getBeanProvider(HttpHandlerDecoratorFactory.class).stream().findAny().isPresent();
    return !wrapped
        && context.getBeanProvider(WebFilter.class).orderedStream().findFirst().orElse(filter)
            == filter;
  }

  private List<SetupProblem> springsOwn(List<HandlerMethod> methods) {
    SpringCors cors = new SpringCors(context);
    cors.addBeans(CorsConfigurationSource.class, "CorsConfigurationSource");
    cors.addBeans(CorsWebFilter.class, "CorsWebFilter");
    cors.addMappings(WebFluxConfigurer.class, configurer -> new Registry().of(configurer));
    cors.addHandlers(methods);
    cors.addProperties();
    if (ClassUtils.isPresent(SECURITY, context.getClassLoader())) {
      SecurityCors.addReactive(context, cors);
    }
    return cors.problems();
  }

  /** Hears which paths a configurer would add. */
  private static final class Registry extends CorsRegistry {
    Set<String> of(WebFluxConfigurer configurer) {
      configurer.addCorsMappings(this);
      Map<String, CorsConfiguration> added = getCorsConfigurations();
      return added.keySet();
    }
  }
}
