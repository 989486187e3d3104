package dev.drawbridge.spring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A handler that takes a request, or may.
 *
 * @param policy null if it bears none
 * @param isSure whether it takes the request for sure
 * @param isDirect whether its pattern is the path itself
 * @param matching what of its conditions takes the request, in the order of the parts
 */
record Fit<R>(
    @Nullable String policy, boolean isSure, boolean isDirect, List<Condition<R>> matching) {

  /** Whether Spring chooses the other one for sure, if this one takes the request as well. */
  boolean isBehind(Fit<R> other, Question<R> question) {
    if (!other.isSure) {
      return false;
    }
    if (isDirect != other.isDirect) {
      return other.isDirect;
    }
    int order = question.ranksMethodsFirst() ? compare(Part.METHODS, other, question) : 0;
    for (Part part : Part.values()) {
      if (order == 0 && (isSure || Part.RANKED_FIRST.contains(part))) {
        order = compare(part, other, question);
      }
    }
    return order > 0;
  }

  private int compare(Part part, Fit<R> other, Question<R> question) {
    Condition<R> own = matching.get(part.ordinal());
    return own.compareTo(other.matching.get(part.ordinal()), question.request());
  }
}
