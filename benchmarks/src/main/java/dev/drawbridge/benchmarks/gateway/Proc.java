package dev.drawbridge.benchmarks.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** What Linux tells about processes, in clock ticks of 10 ms and in KiB. */
final class Proc {
  /** USER_HZ, which is 100 on every Linux that matters here. */
  static final int TICKS_PER_SECOND = 100;

  private static final int UTIME = 11;
  private static final int CHILDREN_UTIME = 13;

  private Proc() {}

  private static String[] stat(String process) throws IOException {
    String line = Files.readString(Path.of("/proc", process, "stat"));
    // proc(5): the command, in parentheses, may contain anything.
    return line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
  }

  /** CPU time of a process, 0 once it has ended. */
  static long ticks(long pid) {
    return ticks(Long.toString(pid), UTIME);
  }

  /** CPU time of the children of this process that have ended. */
  static long endedChildrenTicks() {
    return ticks("self", CHILDREN_UTIME);
  }

  static long ownTicks() {
    return ticks("self", UTIME);
  }

  private static long ticks(String process, int at) {
    try {
      String[] fields = stat(process);
      return Long.parseLong(fields[at]) + Long.parseLong(fields[at + 1]);
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** CPU time of the whole machine, idle and waiting excepted, stolen time included. */
  static long machineTicks() {
    try {
      String[] fields = Files.readAllLines(Path.of("/proc/stat")).get(0).split(" ", -1);
      long sum = 0;
      // proc(5): "cpu", a second space, user, nice, system, idle, iowait, irq, softirq, steal.
      for (int i = 2; i <= 9; i++) {
        boolean idle = i == 5 || i == 6;
        sum += idle ? 0 : Long.parseLong(fields[i]);
      }
      return sum;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Resident memory of a process, and its share where memory is shared with others. */
  static Memory memory(long pid) {
    try {
      List<String> lines = Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup"));
      return new Memory(kibibytes(lines, "Rss:"), kibibytes(lines, "Pss:"));
    } catch (IOException e) {
      return new Memory(0, 0);
    }
  }

  private static long kibibytes(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .sum();
  }

  /** Memory in KiB. */
  record Memory(long rss, long pss) {
    Memory plus(Memory other) {
      return new Memory(rss + other.rss, pss + other.pss);
    }
  }
}
