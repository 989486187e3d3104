package dev.drawbridge.doctor.probe;

import dev.drawbridge.browser.CredentialsMode;
import dev.drawbridge.browser.FetchRequest;
import dev.drawbridge.origin.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One server of {@code servers.txt}: what is expected, and how it answers. */
record ServerCase(String name, Map<String, String> expected, Map<String, String> answers) {
  static List<ServerCase> all() throws IOException {
    try (InputStream in = ServerCase.class.getResourceAsStream("servers.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      List<ServerCase> cases = new ArrayList<>();
      String[] parts = text.split("(?m)^=== ", -1);
      for (int i = 1; i < parts.length; i++) {
        cases.add(parse(parts[i]));
      }
      return cases;
    }
  }

  private static ServerCase parse(String part) {
    String[] blocks = part.split("(?m)^--- ", -1);
    List<String> head = blocks[0].lines().toList();
    Map<String, String> expected = new LinkedHashMap<>();
    for (String line : head.subList(1, head.size())) {
      String[] words = line.split(" +", 2);
      expected.put(words[0], words.length > 1 ? words[1] : "");
    }
    Map<String, String> answers = new LinkedHashMap<>();
    for (int i = 1; i < blocks.length; i++) {
      String[] block = blocks[i].split("\n", 2);
      answers.put(block[0], block[1].stripTrailing());
    }
    return new ServerCase(head.get(0), expected, answers);
  }

  /** The fetch, at a server. */
  FetchRequest fetch(String server) {
    String[] words = expected.getOrDefault("fetch", "GET /items").split(" ", -1);
    Origin page = Origin.of(expected.getOrDefault("page", "https://app.example"));
    FetchRequest fetch = FetchRequest.of(page, server + words[1]).method(words[0]);
    for (String word : List.of(words).subList(2, words.length)) {
      int equals = word.indexOf('=');
      fetch =
          equals < 0
              ? fetch.credentials(CredentialsMode.INCLUDE)
              : fetch.field(word.substring(0, equals), word.substring(equals + 1));
    }
    return fetch;
  }

  /** The ids behind a word, null where nothing is expected. */
  @Nullable List<String> ids(String word) {
    String ids = expected.get(word);
    return ids == null ? null : ids.isEmpty() ? List.of() : List.of(ids.split(", ", -1));
  }

  /** The answer to the head of a request, null where no block fits. */
  @Nullable String answer(String head) {
    boolean made = head.contains("/drawbridge-");
    boolean plain = !head.contains("\r\nOrigin: ");
    boolean stranger =
        !plain && head.matches("(?s).*\r\nOrigin: https://[a-z0-9]{16}\\.example\r.*");
    for (Map.Entry<String, String> block : answers.entrySet()) {
      boolean fits =
          switch (block.getKey()) {
            case "error" -> made;
            case "preflight" -> isPreflight(head);
            case "preflight bare" ->
                isPreflight(head)
                    && head.contains("-Method: GET\r")
                    && !head.contains("-Request-Headers");
            case "preflight names" -> isPreflight(head) && head.contains("-Request-Headers");
            case "options" -> head.startsWith("OPTIONS ") && !isPreflight(head);
            case "get page" -> head.startsWith("GET ") && !plain && !stranger;
            case "get stranger" -> head.startsWith("GET ") && stranger;
            case "get plain" -> head.startsWith("GET ") && plain;
            case "get fresh" ->
                head.startsWith("GET ") && head.contains("drawbridge=") && !plain && !stranger;
            case "get" -> head.startsWith("GET ") && !made;
            default ->
                head.startsWith("GET ")
                    && head.split("[ ?]", -1)[1].equals(block.getKey().substring("at ".length()));
          };
      if (fits) {
        return block.getValue();
      }
    }
    return null;
  }

  private static boolean isPreflight(String head) {
    return head.startsWith("OPTIONS ") && head.contains("\r\nAccess-Control-Request-Method: ");
  }

  @Override
  public String toString() {
    return name;
  }
}
