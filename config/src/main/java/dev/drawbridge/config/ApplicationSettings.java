package dev.drawbridge.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Policies as settings of an application's framework: the keys of a policy file, without a file.
 * Beside {@code policies} and {@code routes} the keys of one policy may stand, which is in force
 * where no route is.
 */
public final class ApplicationSettings {

  /** The name of the policy whose keys stand beside {@code policies}. */
  public static final String DEFAULT = "default";

  /** What is text, whatever it looks like; all else is read as a plain word of YAML is. */
  private static final Set<String> TEXTS =
      Set.of("allow-origins-from", "denied", "match", "host", "cors");

  private ApplicationSettings() {}

  /**
   * Reads settings.
   *
   * @param prefix what the paths of all problems begin with, such as {@code drawbridge}
   * @param settings from the keys of a policy file to texts, to lists of such values, or to maps of
   *     the same form; relative paths of files begin in the working directory
   * @return never an exception; its problems have no file and no line, only paths
   */
  public static ApplicationConfig.Result read(String prefix, Map<String, ?> settings) {
    Problems problems = new Problems("");
    SourceFiles files = SourceFiles.in(Path.of(""));
    Cursor root = Cursor.root(mapping(settings), KeyPath.ROOT.key(prefix), problems);
    ApplicationConfig config = ApplicationReader.settings(root, files);
    return new ApplicationConfig.Result(config, problems.sorted(), files.all());
  }

  private static Node.Mapping mapping(Map<String, ?> settings) {
    List<Node.Entry> entries = new ArrayList<>();
    settings.forEach(
        (key, value) -> {
          Node.Scalar name = new Node.Scalar(key, ScalarType.TEXT, Position.NONE);
          entries.add(new Node.Entry(name, node(value, TEXTS.contains(key))));
        });
    return new Node.Mapping(entries, Position.NONE);
  }

  @SuppressWarnings("unchecked") // as the method above has it
  private static Node node(Object value, boolean text) {
    if (value instanceof Map<?, ?> map) {
      return mapping((Map<String, ?>) map);
    }
    if (value instanceof List<?> list) {
      List<Node> items = list.stream().map(item -> node(item, true)).toList();
      return new Node.Sequence(items, Position.NONE);
    }
    String word = String.valueOf(value);
    ScalarType type = text ? ScalarType.TEXT : ScalarType.ofPlain(word);
    return new Node.Scalar(word, type, Position.NONE);
  }
}
