package dev.drawbridge.jaxrs;

import dev.drawbridge.route.RequestPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The resource methods and locators of an application and the policies in their {@code @Cors}, for
 * requests that the framework does not match, or not with a method of a root resource class:
 * preflights, which must find the method that the request itself would reach, where the framework
 * would look for one that answers {@code OPTIONS}; what is reached through a locator; and what no
 * method answers.
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

  /** Of root classes, those whose locators are here. */
  private final Set<Class<?>> roots = ConcurrentHashMap.newKeySet();

  /** A method, or, without an HTTP method, a locator. */
  private record ResourceMethod(
      Template type, Template whole, @Nullable String httpMethod, Optional<String> policy) {
    boolean answers(String asked) {
      return httpMethod == null || httpMethod.equals(asked);
    }
  }

  /**
   * Adds a method of a root resource class.
   *
   * @param policy the name in its {@code @Cors}; null if it has none
   */
  void add(Class<?> type, Method method, @Nullable String policy) {
    String httpMethod = Declared.httpMethod(type, method);
    if (httpMethod != null) {
      add(type, method, httpMethod, policy);
    }
  }

  /** Adds the locators of a root resource class. */
  void addLocators(Class<?> type) {
    if (roots.add(type)) {
      for (Method locator : Declared.locators(type)) {
        add(type, locator, null, Policies.nameOf(type, locator));
      }
    }
  }

  private void add(
      Class<?> type, Method method, @Nullable String httpMethod, @Nullable String policy) {
    Path root = Declared.on(type, Path.class);
    if (root == null) {
      return;
    }
    Path own = Declared.on(type, method, Path.class);
    String joined = own == null ? root.value() : root.value() + "/" + own.value();
    String whole = joined.replaceAll("/{2,}", "/");
    methods.add(
        new ResourceMethod(
            Template.parse(root.value()),
            httpMethod == null ? Template.parseLeading(whole) : Template.parse(whole),
            httpMethod,
            Optional.ofNullable(policy)));
    annotated |= policy != null;
  }

  /** Says whether the locators of an object's class, which may be a proxy's, are here. */
  boolean knows(Object root) {
    for (Class<?> type = root.getClass(); type != null; type = type.getSuperclass()) {
      if (roots.contains(type)) {
        return true;
      }
    }
    return false;
  }

  /** Says whether there is any annotation here. */
  boolean isAnnotated() {
    return annotated;
  }

  /**
   * Returns what annotations say about a request, or about the one that a preflight asks for: that
   * of the method or locator that it reaches, or of all that are there where none answers its HTTP
   * method.
   */
  Selected select(ContainerRequestContext request) {
    if (!annotated) {
      return Selected.NONE;
    }
    String path = normalized(request.getUriInfo().getPath(false));
    if (path == null) {
      return Selected.UNCLEAR;
    }
    List<ResourceMethod> matching =
        methods.stream().filter(method -> method.whole.matches(path)).toList();
    String preflight = ReceivedFilter.askedMethod(request);
    String asked = preflight != null ? preflight : request.getMethod();
    List<ResourceMethod> byClass = best(matching, BY_CLASS);
    List<ResourceMethod> asAWhole = best(matching, AS_A_WHOLE);
    Set<Optional<String>> answering =
        policies(answering(byClass, asked), answering(asAWhole, asked));
    return Selected.of(answering.isEmpty() ? policies(byClass, asAWhole) : answering);
  }

  private static @Nullable String normalized(String path) {
    String normal = RequestPath.normalize(path.startsWith("/") ? path : "/" + path);
    return normal == null ? null : normal.replaceAll(";[^/]*", "");
  }

  private static List<ResourceMethod> best(
      List<ResourceMethod> matching, Comparator<ResourceMethod> order) {
    return matching.stream()
        .filter(method -> matching.stream().noneMatch(o -> order.compare(o, method) < 0))
        .toList();
  }

  private static List<ResourceMethod> answering(List<ResourceMethod> methods, String asked) {
    List<ResourceMethod> answering =
        methods.stream().filter(method -> method.answers(asked)).toList();
    return answering.isEmpty() && asked.equals(HttpMethod.HEAD)
        ? answering(methods, HttpMethod.GET)
        : answering;
  }

  private static Set<Optional<String>> policies(
      List<ResourceMethod> some, List<ResourceMethod> others) {
    return Stream.concat(some.stream(), others.stream())
        .map(ResourceMethod::policy)
        .collect(Collectors.toSet());
  }
}
