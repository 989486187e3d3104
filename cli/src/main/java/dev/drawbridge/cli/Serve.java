package dev.drawbridge.cli;

import dev.drawbridge.gateway.GatewayProcess;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code drawbridge serve FILE}. */
@Command(
    name = "serve",
    description = {
      "Runs the gateway of a policy file until SIGTERM or SIGINT.",
      "Reloads the file on SIGHUP and when it changes; a bad one is reported, and the old one stays"
          + " in force. Addresses and problems go to standard error, the access log to standard"
          + " output.",
      "Exit: 0 after either signal; 1 bad file or address taken; 2 bad argument."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Drawbridge.Version.class)
final class Serve implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", description = "the policy file")
  private Path file = Path.of("");

  Serve(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return GatewayProcess.run(file, terminal.err());
  }
}
