package dev.drawbridge.config;

import dev.drawbridge.cors.CorsPolicy;
import dev.drawbridge.cors.CrossOriginResourcePolicy;
import dev.drawbridge.cors.Denied;
import dev.drawbridge.cors.InvalidPolicyException;
import dev.drawbridge.cors.PolicyProblem;
import dev.drawbridge.fetch.Methods;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads one policy, and brings the core's refusals to the places of the values refused. */
final class PolicyReader {

  private final Cursor cursor;
  private final Fields fields;
  private final NameList origins;
  private final NameList methods;
  private final NameList headers;
  private final NameList exposed;
  private final @Nullable OriginsFile originsFile;

  private PolicyReader(Cursor cursor, Fields fields, SourceFiles files) {
    this.cursor = cursor;
    this.fields = fields;
    origins = NameList.read(fields, NameList.Kind.ORIGIN);
    methods = NameList.read(fields, NameList.Kind.METHOD);
    headers = NameList.read(fields, NameList.Kind.HEADER);
    exposed = NameList.read(fields, NameList.Kind.EXPOSED);
    Cursor from = fields.get("allow-origins-from");
    originsFile = from == null ? null : files.origins(from);
  }

  /** The policy, or null once its problems are reported. */
  static @Nullable CorsPolicy read(Cursor cursor, SourceFiles files) {
    Fields fields = cursor.fields(Section.POLICY);
    return fields == null ? null : read(cursor, fields, files);
  }

  /** The policy of keys that may stand among others, or null once its problems are reported. */
  static @Nullable CorsPolicy read(Cursor cursor, Fields fields, SourceFiles files) {
    return new PolicyReader(cursor, fields, files).build();
  }

  private @Nullable CorsPolicy build() {
    CorsPolicy.Builder builder =
        CorsPolicy.builder()
            .allowOrigins(allOrigins())
            .allowMethods(methods.texts())
            .allowHeaders(headers.texts())
            .exposeHeaders(exposed.texts());
    words(builder);
    flags(builder);
    try {
      CorsPolicy policy = builder.build();
      warn(policy);
      return policy;
    } catch (InvalidPolicyException e) {
      e.problems().forEach(this::report);
      return null;
    }
  }

  private void warn(CorsPolicy policy) {
    List.of(origins, methods, headers, exposed).forEach(NameList::warnDuplicates);
    warnOfLowerCase();
    warnUnused(
        "dangerously-allow-insecure-origins",
        b -> b.dangerouslyAllowInsecureOrigins(false),
        policy);
    warnUnused(
        "dangerously-allow-public-suffixes", b -> b.dangerouslyAllowPublicSuffixes(false), policy);
    warnUnused("dangerously-allow-null-origin", b -> b.dangerouslyAllowNullOrigin(false), policy);
  }

  /** Warns of a switch that is on, though the policy would be sound without. */
  private void warnUnused(
      String key, UnaryOperator<CorsPolicy.Builder> without, CorsPolicy policy) {
    Cursor value = fields.get(key);
    CorsPolicy.Builder safer = without.apply(policy.toBuilder());
    boolean on = value != null && value.written().equalsIgnoreCase("true");
    if (value != null && on && safer.problems().isEmpty()) {
      String message = "unused switch " + Quote.of(key) + ": nothing in the policy needs it.";
      value.warn(FileCode.SWITCH_UNUSED, message, "Remove it.");
    }
  }

  /** Fetch normalises six methods only: a page that asks for {@code PATCH} sends it so. */
  private void warnOfLowerCase() {
    for (int i = 0; i < methods.texts().size(); i++) {
      String method = Methods.normalize(methods.texts().get(i));
      String usual = method.toUpperCase(Locale.ROOT);
      if (!method.equals(usual)) {
        Cursor item = methods.item(i);
        String message =
            "lower-case method "
                + Quote.of(method)
                + (": methods are compared case-sensitively, and pages send " + usual + ".");
        String fix = "Write " + usual + ", unless pages really ask for " + method + ".";
        item.warnValue(FileCode.METHOD_LOWER_CASE, message, fix);
      }
    }
  }

  private List<String> allOrigins() {
    if (originsFile == null) {
      return origins.texts();
    }
    List<String> all = new ArrayList<>(origins.texts());
    all.addAll(originsFile.patterns());
    return all;
  }

  private void words(CorsPolicy.Builder builder) {
    Cursor maxAge = fields.get("max-age");
    if (maxAge != null) {
      builder.maxAge(Durations.of(maxAge));
    }
    Denied denied = fields.choice("denied", Choices.DENIED);
    if (denied != null) {
      builder.denied(denied);
    }
    Integer status = fields.choice("preflight-status", Choices.PREFLIGHT_STATUS);
    if (status != null) {
      builder.preflightStatus(status);
    }
    CrossOriginResourcePolicy embedding =
        fields.choice("cross-origin-resource-policy", Choices.RESOURCE_POLICY);
    builder.crossOriginResourcePolicy(embedding);
  }

  private void flags(CorsPolicy.Builder builder) {
    builder
        .allowCredentials(flag("allow-credentials", false))
        .minimalPreflight(flag("minimal-preflight", false))
        .varyPreflight(flag("vary-preflight", false))
        .timingAllowOrigin(flag("timing-allow-origin", false))
        .debug(flag("debug", false))
        // A switch that is not understood hushes what it might permit: one slip, one problem.
        .dangerouslyAllowInsecureOrigins(flag("dangerously-allow-insecure-origins", true))
        .dangerouslyAllowPublicSuffixes(flag("dangerously-allow-public-suffixes", true))
        .dangerouslyAllowNullOrigin(flag("dangerously-allow-null-origin", true));
  }

  private boolean flag(String key, boolean broken) {
    Cursor value = fields.get(key);
    if (value == null) {
      return broken && fields.isMisspelt(key);
    }
    Boolean read = value.bool();
    return read == null ? broken : read;
  }

  private void report(PolicyProblem problem) {
    if (!problem.code().equals("origins-missing")) {
      place(problem);
    } else if (!isExcused()) {
      Cursor list = fields.get("allow-origins");
      Cursor place = list == null ? cursor : list;
      cursor.problems().add(place.key(), place.path(), problem);
    }
  }

  /** Whether origins are missing only because what names them was refused already. */
  private boolean isExcused() {
    boolean unread = originsFile == null && !fields.isAbsent("allow-origins-from");
    return origins.isBroken() || unread;
  }

  private void place(PolicyProblem problem) {
    NameList list = list(problem.setting());
    int index = problem.index();
    int beyond = list == null ? -1 : index - list.texts().size();
    if (list == null || index < 0) {
      setting(problem);
    } else if (beyond < 0) {
      list.item(index).add(problem);
    } else if (originsFile != null) {
      KeyPath path = cursor.path().key("allow-origins-from");
      cursor.problems().add(originsFile.name(), originsFile.at(beyond), path, problem);
    }
  }

  private void setting(PolicyProblem problem) {
    Cursor value = fields.get(problem.setting());
    (value == null ? cursor : value).add(problem);
  }

  private @Nullable NameList list(String setting) {
    return switch (setting) {
      case "allow-origins" -> origins;
      case "allow-methods" -> methods;
      case "allow-headers" -> headers;
      case "expose-headers" -> exposed;
      default -> null;
    };
  }
}
