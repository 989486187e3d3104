package dev.drawbridge.spring;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.condition.AbstractRequestCondition;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.condition.RequestConditionHolder;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** A condition of Spring MVC. */
record ServletCondition<T extends AbstractRequestCondition<T>>(T own)
    implements Condition<HttpServletRequest> {

  /** The conditions of a mapping, in the order of the parts. */
  static List<Condition<HttpServletRequest>> of(
      RequestMappingInfo info, PathPatternsRequestCondition paths) {
    return List.of(
        new ServletCondition<>(paths),
        new ServletCondition<>(info.getParamsCondition()),
        new ServletCondition<>(info.getHeadersCondition()),
        new ServletCondition<>(info.getConsumesCondition()),
        new ServletCondition<>(info.getProducesCondition()),
        new ServletCondition<>(info.getMethodsCondition()),
        new ServletCondition<>(new RequestConditionHolder(info.getCustomCondition())));
  }

  @Override
  public boolean isEmpty() {
    return own.isEmpty();
  }

  @Override
  public @Nullable Condition<HttpServletRequest> matching(HttpServletRequest request) {
    T match = own.getMatchingCondition(request);
    return match == null ? null : new ServletCondition<>(match);
  }

  @Override
  @SuppressWarnings("unchecked") // of the same part, so of the same type
  public int compareTo(Condition<HttpServletRequest> other, HttpServletRequest request) {
    return own.compareTo(((ServletCondition<T>) other).own, request);
  }
}
