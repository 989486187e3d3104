package dev.drawbridge.conformance.exchange;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code corners.txt}: what exchanges are made of, by section, with weights. */
final class Corners {
  private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern REPEATED = Pattern.compile("\\{(.)\\*(\\d+)}");
  private static final Map<String, List<Corner>> SECTIONS = read();

  private record Corner(int weight, List<String> texts) {}

  private Corners() {}

  /** Picks the texts of a line of a section, each by its weight. */
  static List<String> pick(String section, RandomGenerator random) {
    List<Corner> corners = Objects.requireNonNull(SECTIONS.get(section), section);
    int at = random.nextInt(corners.stream().mapToInt(Corner::weight).sum());
    for (Corner corner : corners) {
      at -= corner.weight();
      if (at < 0) {
        return corner.texts();
      }
    }
    throw new AssertionError(section);
  }

  private static Map<String, List<Corner>> read() {
    Map<String, List<Corner>> sections = new HashMap<>();
    String section = "";
    for (String line : lines()) {
      if (line.startsWith("[")) {
        section = line.substring(1, line.length() - 1);
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        sections.computeIfAbsent(section, s -> new ArrayList<>()).add(corner(line));
      }
    }
    return sections;
  }

  private static Corner corner(String line) {
    String weight = line.split(" ", 2)[0];
    List<String> texts =
        STRING
            .matcher(line.substring(weight.length()))
            .results()
            .map(string -> JsonMapper.shared().readValue(string.group(), String.class))
            .map(text -> REPEATED.matcher(text).replaceAll(Corners::repeated))
            .toList();
    return new Corner(Integer.parseInt(weight), texts);
  }

  private static String repeated(MatchResult found) {
    return Matcher.quoteReplacement(found.group(1).repeat(Integer.parseInt(found.group(2))));
  }

  private static List<String> lines() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Corners.class.getResourceAsStream("corners.txt")),
                StandardCharsets.US_ASCII))) {
      return lines.lines().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
