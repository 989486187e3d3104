package dev.drawbridge.cors;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a decision that are the same for every request. They are known when the policy is
 * compiled, so that an adapter can make of them, once, what its framework takes fastest.
 *
 * <p>Safe for use by many threads.
 */
public final class FixedFields {
  private final FieldLine[] lines;

  /** What an adapter has made of them; that of another may take its place at any time. */
  private volatile @Nullable Object prepared;

  FixedFields(List<FieldLine> lines) {
    this.lines = lines.toArray(new FieldLine[0]);
  }

  boolean isEmpty() {
    return lines.length == 0;
  }

  <C> void writeTo(C response, ResponseWriter<C> writer) {
    for (FieldLine line : lines) {
      writer.set(response, line.field(), line.literal());
    }
  }

  /** Tells all fields with their values, each field once. */
  public void forEach(BiConsumer<CorsField, String> reader) {
    for (FieldLine line : lines) {
      reader.accept(line.field(), line.literal());
    }
  }

  /**
   * Returns what an adapter makes of these fields, the same again and again, unless another adapter
   * has asked for something else meanwhile.
   *
   * @param type tells the things of adapters apart
   * @param maker what it returns is shared by all threads
   */
  public <T> T prepared(Class<T> type, Function<FixedFields, T> maker) {
    Object kept = prepared;
    if (type.isInstance(kept)) {
      return type.cast(kept);
    }
    T made = maker.apply(this);
    prepared = made;
    return made;
  }
}
