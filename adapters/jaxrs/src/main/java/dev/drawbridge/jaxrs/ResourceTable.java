package dev.drawbridge.jaxrs;

import dev.drawbridge.cors.CorsProcessor;
import dev.drawbridge.cors.CorsRoutes;
import dev.drawbridge.route.RequestPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The resource methods of an application and the policies in their {@code @Cors}, for preflights:
 * these must find the method that the request itself would reach, and the framework is not asked,
 * for it would look for one that answers {@code OPTIONS}.
 *
 * <p>Where implementations choose differently between resources, as they do where templates of
 * several classes overlap, the Same-Origin Policy stands.
 */
final class ResourceTable {
  /** Source: Jakarta RESTful Web Services 3.1, 3.7.2: first the class, then the method. */
  private static final Comparator<ResourceMethod> BY_CLASS =
      Comparator.comparing(ResourceMethod::type, Template.BETTER)
          .thenComparing(ResourceMethod::whole, Template.BETTER);

  /** RESTEasy compares templates as a whole. */
  private static final Comparator<ResourceMethod> AS_A_WHOLE =
      Comparator.comparing(ResourceMethod::whole, Template.BETTER);

  private final List<ResourceMethod> methods = new CopyOnWriteArrayList<>();
  private volatile boolean annotated;

  private record ResourceMethod(
      Template type, Template whole, String httpMethod, Optional<String> policy) {}

  /**
   * Adds a method of a root resource class.
   *
   * @param policy the name in its {@code @Cors}; null if it has none
   */
  void add(Class<?> type, Method method, @Nullable String policy) {
    Path root = Declared.on(type, Path.class);
    String httpMethod = Declared.httpMethod(type, method);
    if (root == null || httpMethod == null) {
      return;
    }
    Path own = Declared.on(type, method, Path.class);
    String whole = own == null ? root.value() : root.value() + "/" + own.value();
    methods.add(
        new ResourceMethod(
            Template.parse(root.value()),
            Template.parse(whole.replaceAll("/{2,}", "/")),
            httpMethod,
            Optional.ofNullable(policy)));
    annotated |= policy != null;
  }

  /**
   * Returns what decides about a preflight by the annotation of the method that it asks for; null
   * if that has none.
   */
  @Nullable CorsProcessor find(ContainerRequestContext preflight, String asked, CorsRoutes routes) {
    if (!annotated) {
      return null;
    }
    String path = normalized(preflight.getUriInfo().getPath(false));
    if (path == null) {
      return Policies.CLOSED;
    }
    List<ResourceMethod> matching =
        methods.stream().filter(method -> method.whole.matches(path)).toList();
    Set<Optional<String>> policies = best(matching, asked, BY_CLASS);
    policies.addAll(best(matching, asked, AS_A_WHOLE));
    if (policies.size() > 1) {
      return Policies.CLOSED;
    }
    return policies.stream()
        .flatMap(Optional::stream)
        .findFirst()
        .map(name -> Policies.named(routes, name))
        .orElse(null);
  }

  private static @Nullable String normalized(String path) {
    String normal = RequestPath.normalize(path.startsWith("/") ? path : "/" + path);
    return normal == null ? null : normal.replaceAll(";[^/]*", "");
  }

  private static Set<Optional<String>> best(
      List<ResourceMethod> matching, String asked, Comparator<ResourceMethod> order) {
    List<ResourceMethod> first =
        matching.stream()
            .filter(method -> matching.stream().noneMatch(o -> order.compare(o, method) < 0))
            .toList();
    String answers =
        asked.equals(HttpMethod.HEAD) && !answered(first, asked) ? HttpMethod.GET : asked;
    return first.stream()
        .filter(method -> method.httpMethod.equals(answers))
        .map(ResourceMethod::policy)
        .collect(Collectors.toSet());
  }

  private static boolean answered(List<ResourceMethod> methods, String httpMethod) {
    return methods.stream().anyMatch(method -> method.httpMethod.equals(httpMethod));
  }
}
