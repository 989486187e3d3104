package dev.drawbridge.cli;

import dev.drawbridge.gateway.GatewayProcess;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The entry of the process. */
public final class Main {
  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Output output = new Output(new FileOutputStream(FileDescriptor.out));
    PrintStream out = stream(output, false);
    PrintStream err = stream(new FileOutputStream(FileDescriptor.err), true);
    int code = isPlainServe(arguments) ? serve(arguments[1], err) : run(arguments, out, err);
    out.flush();
    System.exit(output.failure() == null ? code : lost(output.failure(), err));
  }

  /**
   * Whether nothing is left to parse: a gateway starts sooner without picocli, whose classes are
   * too old for the JVM's archive.
   */
  private static boolean isPlainServe(String[] arguments) {
    return arguments.length == 2
        && arguments[0].equals("serve")
        && !arguments[1].startsWith("-")
        && isPath(arguments[1]);
  }

  private static boolean isPath(String text) {
    try {
      return Path.of(text).getNameCount() >= 0;
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static int serve(String file, PrintStream err) {
    return GatewayProcess.run(Path.of(file), err);
  }

  private static int run(String[] arguments, PrintStream out, PrintStream err) {
    try {
      return new Drawbridge(Terminal.of(out, err)).run(arguments);
    } catch (OutOfMemoryError failure) {
      long heap = Runtime.getRuntime().maxMemory() >> 20;
      err.println(
          "drawbridge: what it reads does not fit in a heap of "
              + (heap + " MiB: start with a larger one, such as DRAWBRIDGE_JAVA_OPTS=-Xmx")
              + (4 * heap + "m"));
      return Drawbridge.USAGE;
    }
  }

  /** Whoever closed the pipe, as {@code head} does, has read enough and wants no message. */
  private static int lost(IOException failure, PrintStream err) {
    String reason = String.valueOf(failure.getMessage());
    if (!reason.contains("Broken pipe")) {
      err.println("drawbridge: cannot write to standard output: " + reason);
    }
    return Drawbridge.USAGE;
  }

  private static PrintStream stream(OutputStream out, boolean autoFlush) {
    return new PrintStream(out, autoFlush, StandardCharsets.UTF_8);
  }
}
