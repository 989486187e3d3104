package dev.drawbridge.cli;

import dev.drawbridge.config.Passwords;
import dev.drawbridge.cors.NearMiss;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/**
 * The command itself: finds the verb, and says in one line what is wrong with the arguments. Only
 * the verb that is called is set up, for {@code serve} is to answer soon.
 */
@Command(
    name = "drawbridge",
    description = "CORS, both sides: a gateway, and tools that know why a browser says no.",
    synopsisSubcommandLabel = "VERB",
    mixinStandardHelpOptions = true,
    versionProvider = Drawbridge.Version.class)
final class Drawbridge implements Runnable {
  /** A bad argument, or a file that cannot be read. */
  static final int USAGE = 2;

  /** A fault of ours: {@code EX_SOFTWARE} of {@code sysexits.h}. */
  private static final int FAULT = 70;

  private final Map<String, Supplier<Object>> verbs = new LinkedHashMap<>();
  private final Terminal terminal;

  Drawbridge(Terminal terminal) {
    this.terminal = terminal;
    verbs.put("serve", () -> new Serve(terminal));
    verbs.put("lint", () -> new Lint(terminal));
    verbs.put("judge", () -> new Judge(terminal));
    verbs.put("explain", () -> new Explain(terminal, System.in));
    verbs.put("doctor", () -> new DoctorVerb(terminal));
  }

  /** Runs one invocation; returns the exit code. */
  int run(String... arguments) {
    List<String> words = List.of(arguments);
    if (words.isEmpty() || !words.get(0).equals("help")) {
      return run(words);
    }
    Stream<String> verb = words.stream().skip(1).limit(1).filter(word -> !word.equals("help"));
    return run(Stream.concat(verb, Stream.of("--help")).toList());
  }

  private int run(List<String> words) {
    String verb = words.isEmpty() ? "" : words.get(0);
    Supplier<Object> found = verbs.get(verb);
    if (found != null) {
      CommandLine command = new CommandLine(found.get()).setCommandName("drawbridge " + verb);
      return execute(command, words.subList(1, words.size()));
    }
    if (!verb.isEmpty() && !verb.startsWith("-")) {
      String near = NearMiss.of(verb, verbs.keySet());
      String meant = near == null ? "expected " : "did you mean '" + near + "'? Expected ";
      return refuse("drawbridge", "unknown verb '" + verb + "': " + meant + names());
    }
    CommandLine command = new CommandLine(this);
    verbs.forEach((name, made) -> command.addSubcommand(name, made.get()));
    return execute(command, words);
  }

  private String names() {
    return String.join(", ", new ArrayList<>(verbs.keySet()));
  }

  private int execute(CommandLine command, List<String> arguments) {
    return command
        .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.ansi()))
        .setCaseInsensitiveEnumValuesAllowed(false)
        .setExpandAtFiles(false)
        .registerConverter(Path.class, Drawbridge::path)
        .setParameterExceptionHandler((failure, given) -> refuse(failure))
        .setExecutionExceptionHandler((failure, failed, given) -> fail(failure, failed))
        .execute(arguments.toArray(String[]::new));
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException("no name of a file in this locale: " + e.getReason());
    }
  }

  private int refuse(ParameterException failure) {
    CommandLine command = failure.getCommandLine();
    String message = Objects.requireNonNullElse(failure.getMessage(), "bad arguments");
    return refuse(command.getCommandName(), unknown(command).orElse(message.strip()));
  }

  /**
   * What no option or parameter takes. An option that is unknown makes its value look like one
   * argument too many, or like the file: then it alone is at fault.
   */
  private static Optional<String> unknown(CommandLine command) {
    List<String> unmatched = command.getUnmatchedArguments();
    Optional<String> option =
        unmatched.stream().filter(word -> word.startsWith("-") && word.length() > 1).findFirst();
    return option
        .map(name -> unknownOption(name, command))
        .or(() -> unmatched.stream().findFirst().map(word -> "unexpected argument '" + word + "'"));
  }

  private static String unknownOption(String word, CommandLine command) {
    String name = word.replaceFirst("=.*", "");
    String near = NearMiss.of(name, command.getCommandSpec().optionsMap().keySet());
    String meant = near == null ? "" : ": did you mean '" + near + "'?";
    return "unknown option '" + name + "'" + meant;
  }

  /** A failure that no verb foresaw is no verdict: its exit code is none of theirs. */
  private int fail(Exception failure, CommandLine failed) {
    terminal
        .err()
        .println(
            failed.getCommandName()
                + ": failed by a fault of its own; please report it with what follows");
    failure.printStackTrace(terminal.err());
    return FAULT;
  }

  private int refuse(String command, String message) {
    String line = sentence(Passwords.hidden(message).replaceAll("\\s+", " "));
    terminal.err().println(command + ": " + line + "; see " + command + " --help");
    return USAGE;
  }

  /**
   * The parser's messages begin with a capital and some of ours end with a dot; one line has
   * neither.
   */
  private static String sentence(String message) {
    String start = message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    return start.endsWith(".") ? start.substring(0, start.length() - 1) : start;
  }

  /** Without a verb there is nothing to run. */
  @Override
  public void run() {
    throw new ParameterException(new CommandLine(this), "a verb is missing: " + names());
  }

  /** Reads the version that the build wrote down. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
      try (InputStream text =
          Objects.requireNonNull(Drawbridge.class.getResourceAsStream("version.txt"))) {
        return new String[] {new String(text.readAllBytes(), StandardCharsets.UTF_8).strip()};
      }
    }
  }
}
