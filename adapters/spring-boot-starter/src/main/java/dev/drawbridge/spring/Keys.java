package dev.drawbridge.spring;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.util.ReflectionUtils;

/** The components of a record of properties, by their names with hyphens. */
final class Keys {
  private Keys() {}

  static List<String> of(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents()).map(Keys::name).toList();
  }

  /** What is there; without what is null. */
  static Map<String, Object> of(Record properties) {
    Map<String, Object> keys = new LinkedHashMap<>();
    for (RecordComponent component : properties.getClass().getRecordComponents()) {
      ReflectionUtils.makeAccessible(component.getAccessor());
      Object value = ReflectionUtils.invokeMethod(component.getAccessor(), properties);
      if (value != null) {
        keys.put(name(component), value);
      }
    }
    return keys;
  }

  private static String name(RecordComponent component) {
    return DataObjectPropertyName.toDashedForm(component.getName());
  }
}
