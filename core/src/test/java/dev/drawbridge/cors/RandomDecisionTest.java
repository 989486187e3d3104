package dev.drawbridge.cors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cors.Message.Line;
import dev.drawbridge.cors.NaiveServer.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The engine against {@link NaiveServer}, on random policies, requests and begun answers. */
class RandomDecisionTest {
  private static final int REQUESTS_OF_A_POLICY = 50;
  private static final String METHODS = "Access-Control-Allow-Methods";
  private static final String HEADERS = "Access-Control-Allow-Headers";

  @Test
  void decidesAsTheNaiveModel() {
    Dice.rollEach(
        50_000 / REQUESTS_OF_A_POLICY,
        2_000_000 / REQUESTS_OF_A_POLICY,
        dice -> {
          Settings settings = RandomPolicy.draw(dice);
          CorsProcessor processor = CorsProcessor.of(RandomPolicy.builder(settings).build());
          for (int i = 0; i < REQUESTS_OF_A_POLICY; i++) {
            Message request = RandomRequest.draw(dice, settings);
            Message response = begunAnswer(dice);
            try {
              check(settings, processor, request, response);
            } catch (AssertionError | RuntimeException e) {
              throw new AssertionError(e + "\n" + settings + "\n" + request + "\n" + response, e);
            }
          }
        });
  }

  private static Message begunAnswer(Dice dice) {
    Message response = new Message("");
    while (dice.oneIn(3)) {
      response.add(
          dice.recase("Vary"),
          dice.pick(
              "Accept-Encoding",
              "origin",
              "Accept, ORIGIN ,X",
              "Origins, X-Origin",
              "Access-Control-Request-Method",
              "",
              ",",
              "*"));
    }
    if (dice.oneIn(4)) {
      response.add(
          dice.pick("Access-Control-Allow-Origin", "access-control-expose-headers", "X-Other"),
          "https://upstream.example");
    }
    return response;
  }

  private static void check(
      Settings settings, CorsProcessor processor, Message request, Message response) {
    List<Line> before = List.copyOf(response.lines());
    Answer expected = new NaiveServer(settings).answer(request);

    CorsDecision decision = processor.process(request, Message.READER, response, Message.WRITER);

    Refusal refusal = decision.refusal();
    same(decision.kind(), expected.kind());
    same(decision.status(), expected.status());
    same(decision.answersHere(), expected.status() != 0);
    same(refusal == null ? null : refusal.code(), expected.refusal());
    boolean debugged = expected.fields().containsKey("Drawbridge-Refusal");
    same(withoutVary(response.lines(), debugged), merged(before, expected, debugged));
    checkVary(before, response, expected.vary());
    if (debugged) {
      checkDebug(settings, request, decision, response);
    }
  }

  /** Far cheaper than AssertJ, a million times. */
  private static void same(@Nullable Object actual, @Nullable Object expected) {
    if (!Objects.equals(actual, expected)) {
      throw new AssertionError("expected " + expected + " but was " + actual);
    }
  }

  private static Set<Line> merged(List<Line> before, Answer expected, boolean debugged) {
    Set<Line> merged = new HashSet<>(withoutVary(before, debugged));
    expected
        .fields()
        .forEach(
            (name, value) -> {
              merged.removeIf(line -> line.name().equalsIgnoreCase(name));
              merged.add(new Line(name, value));
            });
    return merged;
  }

  private static Set<Line> withoutVary(List<Line> lines, boolean debugged) {
    Set<Line> others = new HashSet<>();
    for (Line line : lines) {
      boolean left = !line.name().equalsIgnoreCase("Vary") && !(debugged && isAllowList(line));
      if (left && !others.add(line)) {
        throw new AssertionError("stands twice: " + line);
      }
    }
    return others;
  }

  private static boolean isAllowList(Line line) {
    return line.name().equalsIgnoreCase(METHODS) || line.name().equalsIgnoreCase(HEADERS);
  }

  private static void checkVary(List<Line> before, Message response, List<String> names) {
    Message begun = new Message("");
    before.forEach(line -> begun.add(line.name(), line.value()));
    List<String> expected = new ArrayList<>(NaiveBrowser.list(begun, "Vary"));
    for (String name : names) {
      if (expected.stream().noneMatch(n -> n.equals("*") || n.equalsIgnoreCase(name))) {
        expected.add(name);
      }
    }
    same(NaiveBrowser.list(response, "Vary"), expected);
  }

  /** Debug mode names the culprit, but lets nothing through and tells no stranger more. */
  private static void checkDebug(
      Settings settings, Message request, CorsDecision decision, Message response) {
    assertThat(NaiveBrowser.passes(request, decision.status(), response)).isFalse();
    List<String> methods = withAsked(new NaiveServer(settings).methods(), request, "Method");
    assertThat(NaiveBrowser.list(response, METHODS))
        .isSubsetOf(Stream.concat(methods.stream(), Stream.of("GET", "HEAD", "POST")).toList());
    assertThat(NaiveBrowser.list(response, HEADERS))
        .isSubsetOf(withAsked(settings.allowHeaders(), request, "Headers"));
  }

  private static List<String> withAsked(List<String> configured, Message request, String which) {
    return configured.contains("*")
        ? Stream.concat(
                configured.stream(),
                NaiveBrowser.list(request, "Access-Control-Request-" + which).stream())
            .toList()
        : configured;
  }
}
