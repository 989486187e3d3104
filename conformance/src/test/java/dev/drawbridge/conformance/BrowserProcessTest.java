package dev.drawbridge.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A browser leaves nothing behind: no process and no file. */
final class BrowserProcessTest {
  @ParameterizedTest
  @EnumSource(Engine.class)
  void leavesNothing(Engine engine) {
    Path home;
    List<ProcessHandle> family;
    try (BrowserProcess process = BrowserProcess.start(engine)) {
      home = process.home();
      assertThat(process.announced()).startsWith("ws://127.0.0.1:");
      assertThat(home).exists();
      assertThat(commandsNaming(home)).isNotEmpty();
      family = process.family();
    }

    assertThat(home).doesNotExist();
    assertThat(commandsNaming(home)).isEmpty();
    assertThat(family).hasSizeGreaterThan(1).noneMatch(ProcessHandle::isAlive);
  }

  private static List<String> commandsNaming(Path home) {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .filter(command -> command.contains(home.toString()))
        .toList();
  }
}
