package dev.drawbridge.benchmarks.engine;

import dev.drawbridge.cors.CorsField;
import dev.drawbridge.cors.RequestReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What CORS reads of one request, in hand; also the carrier of the "decision only" benchmark. */
public final class Values {
  private static final String[][] BROWSER_FIELDS = {
    {"Host", "api.example.com"},
    {"Connection", "keep-alive"},
    {"sec-ch-ua", "\"Chromium\";v=\"142\", \"Not_A Brand\";v=\"99\""},
    {"sec-ch-ua-mobile", "?0"},
    {"sec-ch-ua-platform", "\"Linux\""},
    {"User-Agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/142.0.0.0"},
    {"Accept", "application/json"},
    {"Sec-Fetch-Mode", "cors"},
    {"Accept-Encoding", "gzip, deflate, br, zstd"},
    {"Accept-Language", "en-US,en;q=0.9"},
  };

  /** Names as a connector has them: other instances than the constants of those who ask. */
  private static final Map<String, String> NAMES = new ConcurrentHashMap<>();

  static final RequestReader<Values> READER = new Reader();

  private final String method;
  private final @Nullable String origin;
  private final @Nullable String requestMethod;
  private final @Nullable String requestFields;
  private final String[] names;
  private final String[] texts;

  Values(
      String method,
      @Nullable String origin,
      @Nullable String requestMethod,
      @Nullable String requestFields) {
    this.method = method;
    this.origin = origin;
    this.requestMethod = requestMethod;
    this.requestFields = requestFields;
    List<String> names = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (String[] field : BROWSER_FIELDS) {
      add(names, texts, field[0], Cold.copy(field[1]));
    }
    add(names, texts, "Origin", origin);
    add(names, texts, "Access-Control-Request-Method", requestMethod);
    add(names, texts, "Access-Control-Request-Headers", requestFields);
    this.names = names.toArray(String[]::new);
    this.texts = texts.toArray(String[]::new);
  }

  private static void add(
      List<String> names, List<String> texts, String name, @Nullable String text) {
    if (text != null) {
      names.add(NAMES.computeIfAbsent(name, Cold::copy));
      texts.add(text);
    }
  }

  /** The request's method. */
  public String method() {
    return method;
  }

  /** Value of {@code Origin}, if there is one. */
  public @Nullable String origin() {
    return origin;
  }

  /** Value of {@code Access-Control-Request-Method}, if there is one. */
  public @Nullable String requestMethod() {
    return requestMethod;
  }

  /** Value of {@code Access-Control-Request-Headers}, if there is one. */
  public @Nullable String requestFields() {
    return requestFields;
  }

  /** Forgets cached hashes, as if the strings were new. */
  public void cool() {
    for (int i = BROWSER_FIELDS.length; i < texts.length; i++) {
      Cold.clear(texts[i]);
    }
  }

  /** Tells all fields, in their order. */
  public void forEach(BiConsumer<String, String> reader) {
    for (int i = 0; i < names.length; i++) {
      reader.accept(names[i], texts[i]);
    }
  }

  /** Turns {@code request} into this one. */
  public void writeTo(StubRequest request) {
    request.become(method, names, texts);
  }

  private static final class Reader implements RequestReader<Values> {
    @Override
    public String method(Values request) {
      return request.method;
    }

    @Override
    public @Nullable String get(Values request, CorsField field) {
      return switch (field) {
        case ORIGIN -> request.origin;
        case ACCESS_CONTROL_REQUEST_METHOD -> request.requestMethod;
        case ACCESS_CONTROL_REQUEST_HEADERS -> request.requestFields;
        default -> null;
      };
    }

    @Override
    public @Nullable String get(Values request, CorsField field, int index) {
      return index == 0 ? get(request, field) : null;
    }

    @Override
    public @Nullable String only(Values request, CorsField field) {
      return get(request, field);
    }
  }
}
