package dev.drawbridge.conformance;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.module.ModuleFinder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The rules of the house for the packages below a root. The room of a class is the first name of
 * its package after the root; what is not drawn here is not allowed.
 *
 * @param root the package that contains the rooms, such as {@code dev.drawbridge}
 */
record HouseRules(String root) {
  /**
   * Rooms of the core: they read nothing but java.base, and every other room may read them.
   *
   * <p>Deviation: the design draws no arrow from {@code route} to {@code origin}; a route's host is
   * a host as in an origin, and its syntax is not written twice.
   */
  private static final Map<String, Set<String>> CORE =
      arrows(
          """
          origin  ->
          fetch   ->
          route   -> origin
          cors    -> fetch origin route
          browser -> fetch origin
          """);

  private static final Map<String, Set<String>> OTHERS =
      arrows(
          """
          config   ->
          wire     ->
          servlet  ->
          spring   -> servlet config
          jaxrs    ->
          vertx    ->
          netty    ->
          jdk      ->
          lambda   ->
          testkit  -> wire
          doctor   -> wire
          dialect  -> config
          explorer -> doctor
          gateway  -> config netty
          cli      -> gateway doctor dialect explorer config
          """);

  /**
   * Floors of the gateway: {@code life} is the gateway's own package, which sees them all.
   *
   * <p>Deviation: the design draws {@code http} at the bottom. Here the messages alone are the
   * bottom, {@code http1}; {@code http} carries them through the stages, so it lies above these.
   */
  private static final Map<String, Set<String>> GATEWAY =
      arrows(
          """
          life     -> admin http http1 listen local observe route sample stage timing upstream
          admin    -> local
          sample   -> local
          observe  -> local stage route upstream
          local    -> listen
          http     -> stage route upstream timing http1 listen
          stage    -> route http1
          route    -> upstream
          upstream -> timing http1
          timing   ->
          http1    ->
          listen   ->
          """);

  private static final Set<String> JAVA_BASE =
      ModuleFinder.ofSystem().find("java.base").orElseThrow().descriptor().exports().stream()
          .map(exported -> exported.source())
          .collect(Collectors.toUnmodifiableSet());

  private static final String VAGUE_NAMES = ".*(Utils?|Helpers?|Managers?|Impl|Base)(\\$.*)?";

  /** The rule of that name. */
  ArchRule rule(String name) {
    return Objects.requireNonNull(all().get(name), name);
  }

  /** Every rule, by a name for the report. */
  Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("every package lies in a room", classes().should(lieInARoom()));
    rules.put(
        "rooms import along the arrows",
        classes().should(importOnly("import along the arrows", this::isDrawn)));
    rules.put(
        "the core reads java.base only",
        classes()
            .that(are("in the core", CORE::containsKey))
            .should(importOnly("read java.base only", this::isJavaBase)));
    rules.put("no cycles", slices().matching(root + ".(**)").should().beFreeOfCycles());
    rules.put("package names", packageNames());
    rules.put("class names", noClasses().should().haveNameMatching(VAGUE_NAMES));
    rules.putAll(insideTheGateway());
    return rules;
  }

  private Map<String, ArchRule> insideTheGateway() {
    String gateway = root + ".gateway";
    return Map.of(
        "the gateway's floors look down",
        classes()
            .that()
            .resideInAPackage(gateway + "..")
            .should(importOnly("look down", this::isBelow)),
        "stages know no engine",
        noClasses()
            .that()
            .resideInAPackage(gateway + ".stage..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netty.."));
  }

  private static ArchRule packageNames() {
    return noClasses()
        .should()
        .resideInAnyPackage("..util..", "..common..", "..internal..", "..impl..");
  }

  private ArchCondition<JavaClass> lieInARoom() {
    return ArchCondition.from(
        are("in a room that is drawn", name -> CORE.containsKey(name) || OTHERS.containsKey(name)));
  }

  private boolean isDrawn(JavaClass from, JavaClass to) {
    String target = room(to);
    String source = room(from);
    boolean ours = to.getPackageName().startsWith(root + ".");
    return !ours
        || source.equals(target)
        || CORE.getOrDefault(source, OTHERS.getOrDefault(source, Set.of())).contains(target)
        || (CORE.containsKey(target) && !CORE.containsKey(source));
  }

  private boolean isBelow(JavaClass from, JavaClass to) {
    String source = floor(from);
    String target = floor(to);
    return !room(to).equals("gateway")
        || source.equals(target)
        || GATEWAY.getOrDefault(source, Set.of()).contains(target);
  }

  private boolean isJavaBase(JavaClass from, JavaClass to) {
    String target = to.getPackageName();
    return target.isEmpty()
        || JAVA_BASE.contains(target)
        || target.equals("org.jspecify.annotations")
        || CORE.containsKey(room(to));
  }

  private DescribedPredicate<JavaClass> are(String description, Predicate<String> rooms) {
    return describe(description, owner -> rooms.test(room(owner)));
  }

  private String floor(JavaClass owner) {
    String below = owner.getPackageName().replace(root + ".gateway", "");
    return below.isEmpty() ? "life" : below.substring(1);
  }

  /** The first name of the package after the root; the whole package if it is not below. */
  private String room(JavaClass owner) {
    String name = owner.getPackageName();
    return name.startsWith(root + ".")
        ? name.substring(root.length() + 1).split("\\.", 2)[0]
        : name;
  }

  private static ArchCondition<JavaClass> importOnly(
      String description, BiPredicate<JavaClass, JavaClass> allowed) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass from, ConditionEvents events) {
        for (Dependency one : from.getDirectDependenciesFromSelf()) {
          JavaClass to = one.getTargetClass().getBaseComponentType();
          if (!allowed.test(from, to)) {
            events.add(SimpleConditionEvent.violated(one, one.getDescription()));
          }
        }
      }
    };
  }

  private static Map<String, Set<String>> arrows(String table) {
    return table
        .lines()
        .map(line -> line.split("->", -1))
        .collect(
            Collectors.toUnmodifiableMap(
                line -> line[0].strip(), line -> Set.of(line[1].strip().split(" +", -1))));
  }
}
