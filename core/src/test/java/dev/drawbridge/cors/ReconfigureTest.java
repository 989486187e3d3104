package dev.drawbridge.cors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Policies replaced while requests run. */
class ReconfigureTest {
  private static final int READERS = 3;
  private static final int CHANGES = 1_500;
  private static final CorsPolicy ONE =
      CorsPolicy.builder()
          .allowOrigins("https://*.a.example")
          .allowMethods("PUT", "ONE")
          .allowHeaders("X-One", "X-Both")
          .allowCredentials(true)
          .exposeHeaders("One")
          .maxAge(Duration.ofSeconds(1))
          .varyPreflight(true)
          .build();
  private static final CorsPolicy TWO =
      CorsPolicy.builder()
          .allowOrigins("*")
          .allowMethods("PUT", "TWO")
          .allowHeaders("X-Both", "X-Two")
          .exposeHeaders("Two")
          .maxAge(Duration.ofSeconds(2))
          .preflightStatus(200)
          .build();

  private static final List<Message> REQUESTS =
      List.of(
          new Message("GET").add("Origin", "https://x.a.example"),
          new Message("GET").add("Origin", "https://b.example"),
          new Message("GET"),
          preflight("x-both"),
          preflight("x-one"),
          preflight("X-TWO , x-both"));

  private static Message preflight(String names) {
    return new Message("OPTIONS")
        .add("Origin", "https://x.a.example")
        .add("Access-Control-Request-Method", "PUT")
        .add("Access-Control-Request-Headers", names);
  }

  private static String answer(CorsProcessor processor, Message request) {
    Message response = new Message("");
    CorsDecision decision = processor.process(request, Message.READER, response, Message.WRITER);
    return decision + " " + decision.status() + response;
  }

  private static List<String> answers(CorsProcessor processor) {
    return REQUESTS.stream().map(request -> answer(processor, request)).toList();
  }

  @Test
  void everyDecisionIsOfOneWholePolicy() throws Exception {
    List<String> ofOne = answers(CorsProcessor.of(ONE));
    List<String> ofTwo = answers(CorsProcessor.of(TWO));
    CorsProcessor processor = CorsProcessor.of(ONE);
    AtomicBoolean running = new AtomicBoolean(true);
    ExecutorService threads = Executors.newFixedThreadPool(READERS);
    try {
      Callable<int[]> reader = () -> read(processor, ofOne, ofTwo, running);
      List<Future<int[]>> readers = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        readers.add(threads.submit(reader));
      }
      for (int i = 0; i < CHANGES; i++) {
        processor.reconfigure(i % 2 == 0 ? TWO : ONE);
        assertThat(processor.policy()).isSameAs(i % 2 == 0 ? TWO : ONE);
      }
      running.set(false);
      for (Future<int[]> seen : readers) {
        assertThat(seen.get()[0] + seen.get()[1]).isPositive();
      }
    } finally {
      running.set(false);
      threads.shutdownNow();
    }
    assertThat(answers(processor)).isEqualTo(ofOne);
  }

  private static int[] read(
      CorsProcessor processor, List<String> ofOne, List<String> ofTwo, AtomicBoolean running) {
    int[] seen = new int[2];
    do {
      for (int i = 0; i < REQUESTS.size(); i++) {
        String answer = answer(processor, REQUESTS.get(i));
        boolean one = answer.equals(ofOne.get(i));
        assertThat(one || answer.equals(ofTwo.get(i))).as(answer).isTrue();
        seen[one ? 0 : 1]++;
      }
    } while (running.get());
    return seen;
  }

  @Test
  void decisionsTakenAreWrittenAsTheyWere() {
    CorsProcessor processor = CorsProcessor.of(ONE);
    for (Message request : REQUESTS) {
      Message before = new Message("");
      processor.reconfigure(ONE);
      CorsDecision decision = processor.process(request, Message.READER, before, Message.WRITER);

      processor.reconfigure(TWO);

      Message after = new Message("");
      decision.writeTo(request, Message.READER, after, Message.WRITER);
      assertThat(after.lines()).isEqualTo(before.lines());
      assertThat(processor.decide(request, Message.READER)).isNotSameAs(decision);
    }
  }

  @Test
  void theListenerHearsEveryDecisionOnce() {
    List<String> heard = new ArrayList<>();
    CorsProcessor processor =
        CorsProcessor.of(ONE, (decision, origin) -> heard.add(decision + " " + origin));
    answer(processor, REQUESTS.get(0));
    processor.reconfigure(TWO);
    answer(processor, REQUESTS.get(4));
    processor.decide(REQUESTS.get(2), Message.READER);
    assertThat(heard)
        .containsExactly(
            "ACTUAL https://x.a.example",
            "PREFLIGHT_REFUSED (header-not-allowed) https://x.a.example",
            "NOT_CORS null");
  }

  @Test
  void aClosedProcessorIsWatchedToo() {
    List<String> heard = new ArrayList<>();
    CorsProcessor processor =
        CorsProcessor.closed((decision, origin) -> heard.add(decision + " " + origin));
    answer(processor, new Message("GET").add("Origin", "https://x.a.example"));
    answer(processor, new Message("GET"));
    assertThat(heard).containsExactly("DENIED (cors-closed) https://x.a.example", "NOT_CORS null");
  }

  @Test
  void aClosedProcessorMayBeOpened() {
    CorsProcessor processor = CorsProcessor.closed();
    assertThat(processor.policy()).isNull();
    processor.reconfigure(TWO);
    assertThat(answers(processor)).isEqualTo(answers(CorsProcessor.of(TWO)));
  }
}
