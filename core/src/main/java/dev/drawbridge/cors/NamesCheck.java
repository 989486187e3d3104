package dev.drawbridge.cors;

import dev.drawbridge.cors.PolicyProblem.FieldNameProblem;
import dev.drawbridge.cors.PolicyProblem.MethodProblem;
import dev.drawbridge.cors.PolicyProblem.Verdict;
import dev.drawbridge.fetch.FieldNames;
import dev.drawbridge.fetch.Methods;
import dev.drawbridge.fetch.Tokens;
import java.util.List;

/** Checks {@code allow-methods}, {@code allow-headers} and {@code expose-headers}. */
final class NamesCheck {
  private static final String ALLOW_HEADERS = "allow-headers";
  private static final String EXPOSE_HEADERS = "expose-headers";
  private static final String CORS_FIELD = "it is a field of the CORS protocol itself";

  private final Settings settings;
  private final List<PolicyProblem> problems;

  NamesCheck(Settings settings, List<PolicyProblem> problems) {
    this.settings = settings;
    this.problems = problems;
  }

  void run() {
    List<String> methods = settings.allowMethods();
    for (int i = 0; i < methods.size(); i++) {
      checkMethod(methods.get(i), i);
    }
    for (int i = 0; i < settings.allowHeaders().size(); i++) {
      checkRequestField(settings.allowHeaders().get(i), i);
    }
    for (int i = 0; i < settings.exposeHeaders().size(); i++) {
      checkResponseField(settings.exposeHeaders().get(i), i);
    }
  }

  private void checkMethod(String method, int index) {
    if (method.equals("*")) {
      if (isMixed(settings.allowMethods())) {
        addMethod("wildcard-mixed", Verdict.INCOMPATIBLE, index, method, MIXED_WHY, MIXED_FIX);
      }
    } else if (!Tokens.isToken(method)) {
      addMethod(
          "method-invalid",
          Verdict.INVALID,
          index,
          method,
          "a token such as PUT was expected",
          "Write one method an entry, of letters and digits.");
    } else if (Methods.isForbidden(method)) {
      addMethod(
          "method-forbidden",
          Verdict.FORBIDDEN,
          index,
          method,
          "no page can use CONNECT, TRACE or TRACK",
          "Remove it.");
    }
  }

  private void checkRequestField(String name, int index) {
    if (name.equals("*")) {
      return;
    }
    if (!Tokens.isToken(name)) {
      addField(
          "request-header-invalid",
          Verdict.INVALID,
          ALLOW_HEADERS,
          index,
          name,
          "a token such as X-Request-Id was expected",
          "Write one field name an entry, without colon and value.");
    } else if (FieldNames.isForbiddenRequest(name)) {
      addField(
          "request-header-forbidden",
          Verdict.FORBIDDEN,
          ALLOW_HEADERS,
          index,
          name,
          "only the browser itself sets this field",
          "Remove it; it arrives without permission.");
    } else if (FieldNames.isCorsResponse(name)) {
      addField(
          "request-header-prohibited",
          Verdict.PROHIBITED,
          ALLOW_HEADERS,
          index,
          name,
          CORS_FIELD + ", for answers",
          "Remove it, here and from the page's code, where it does nothing.");
    }
  }

  private void checkResponseField(String name, int index) {
    if (name.equals("*")) {
      checkExposeWildcard(index);
    } else if (!Tokens.isToken(name)) {
      addField(
          "response-header-invalid",
          Verdict.INVALID,
          EXPOSE_HEADERS,
          index,
          name,
          "a token such as ETag was expected",
          "Write one field name an entry, without colon and value.");
    } else if (FieldNames.isForbiddenResponse(name)) {
      addField(
          "response-header-forbidden",
          Verdict.FORBIDDEN,
          EXPOSE_HEADERS,
          index,
          name,
          "no page can read cookies from an answer",
          "Remove it.");
    } else if (FieldNames.isCorsRequest(name)) {
      addField(
          "response-header-prohibited",
          Verdict.PROHIBITED,
          EXPOSE_HEADERS,
          index,
          name,
          CORS_FIELD + ", for requests",
          "Remove it.");
    }
  }

  private void checkExposeWildcard(int index) {
    if (isMixed(settings.exposeHeaders())) {
      addField(
          "wildcard-mixed", Verdict.INCOMPATIBLE, EXPOSE_HEADERS, index, "*", MIXED_WHY, MIXED_FIX);
    }
    if (settings.allowCredentials()) {
      addField(
          "expose-wildcard-credentials",
          Verdict.INCOMPATIBLE,
          EXPOSE_HEADERS,
          index,
          "*",
          "in an answer to a request with credentials * is a field's literal name",
          "List the fields that pages need.");
    }
  }

  private static final String MIXED_WHY = "it stands beside other entries, which it makes void";
  private static final String MIXED_FIX = "Keep * alone, or remove it and keep the list.";

  private static boolean isMixed(List<String> entries) {
    return entries.stream().distinct().count() > 1;
  }

  private void addMethod(
      String code, Verdict verdict, int index, String value, String why, String fix) {
    String message = verdict.word() + " method " + Quoted.of(value) + ": " + why + ".";
    problems.add(new MethodProblem(code, verdict, index, value, message, fix));
  }

  private void addField(
      String code,
      Verdict verdict,
      String setting,
      int index,
      String value,
      String why,
      String fix) {
    String kind = setting.equals(ALLOW_HEADERS) ? "request" : "response";
    String message =
        verdict.word() + " " + kind + " field name " + Quoted.of(value) + ": " + why + ".";
    problems.add(new FieldNameProblem(code, verdict, setting, index, value, message, fix));
  }
}
