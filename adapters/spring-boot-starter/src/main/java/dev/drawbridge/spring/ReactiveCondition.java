package dev.drawbridge.spring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.result.condition.AbstractRequestCondition;
import org.springframework.web.reactive.result.condition.RequestConditionHolder;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.server.ServerWebExchange;

/** A condition of WebFlux. */
record ReactiveCondition<T extends AbstractRequestCondition<T>>(T own)
    implements Condition<ServerWebExchange> {

  /** The conditions of a mapping, in the order of the parts. */
  static List<Condition<ServerWebExchange>> of(RequestMappingInfo info) {
    return List.of(
        new ReactiveCondition<>(info.getPatternsCondition()),
        new ReactiveCondition<>(info.getParamsCondition()),
        new ReactiveCondition<>(info.getHeadersCondition()),
        new ReactiveCondition<>(info.getConsumesCondition()),
        new ReactiveCondition<>(info.getProducesCondition()),
        new ReactiveCondition<>(info.getMethodsCondition()),
        new ReactiveCondition<>(new RequestConditionHolder(info.getCustomCondition())));
  }

  @Override
  public boolean isEmpty() {
    return own.isEmpty();
  }

  @Override
  public @Nullable Condition<ServerWebExchange> matching(ServerWebExchange request) {
    T match = own.getMatchingCondition(request);
    return match == null ? null : new ReactiveCondition<>(match);
  }

  @Override
  @SuppressWarnings("unchecked") // of the same part, so of the same type
  public int compareTo(Condition<ServerWebExchange> other, ServerWebExchange request) {
    return own.compareTo(((ReactiveCondition<T>) other).own, request);
  }
}
