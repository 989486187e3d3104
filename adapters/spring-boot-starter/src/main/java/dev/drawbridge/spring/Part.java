package dev.drawbridge.spring;

import java.util.EnumSet;
import java.util.Set;

/** What a mapping asks of a request, in the order in which Spring ranks those that take it. */
enum Part {
  PATHS,
  PARAMS,
  HEADERS,
  CONSUMES,
  PRODUCES,
  METHODS,
  CUSTOM;

  /**
   * What ranks handlers before all that a preflight hides: of parameters, how many are asked for.
   */
  static final Set<Part> RANKED_FIRST = Set.of(PATHS, PARAMS);

  /**
   * The parts that a preflight tells nothing of: it has neither the fields nor the body of the
   * request that it announces.
   *
   * @param parameters whether that request's body may hold parameters too
   */
  static Set<Part> hiddenFromPreflights(boolean parameters) {
    Set<Part> hidden = EnumSet.of(HEADERS, CONSUMES, PRODUCES, CUSTOM);
    if (parameters) {
      hidden.add(PARAMS);
    }
    return hidden;
  }

  /** The parts that may depend on parameters in a body, which is not ours to read. */
  static Set<Part> hiddenInBodies() {
    return EnumSet.of(PARAMS, PRODUCES, CUSTOM);
  }
}
