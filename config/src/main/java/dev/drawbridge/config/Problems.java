package dev.drawbridge.config;

import dev.drawbridge.cors.PolicyProblem;
import dev.drawbridge.cors.PolicyProblem.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects the problems of a policy file and of the files that it names. */
final class Problems {

  /** So many are kept; the rest is only counted. */
  static final int MOST = 10_000;

  private final String file;
  private final List<Problem> list = new ArrayList<>();
  private int dropped;

  Problems(String file) {
    this.file = file;
  }

  /** An empty collection for the same file. */
  Problems fresh() {
    return new Problems(file);
  }

  void addAll(Problems others) {
    others.list.forEach(this::add);
    dropped += others.dropped;
  }

  void add(Problem problem) {
    if (list.size() < MOST) {
      list.add(problem);
    } else {
      dropped++;
    }
  }

  boolean hasErrors() {
    return list.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }

  /** An error of the file's own. */
  void error(Position at, KeyPath path, FileCode code, String value, String message, String fix) {
    add(
        new Problem(
            file,
            at.line(),
            at.column(),
            path.toString(),
            Severity.ERROR,
            code.code(),
            Verdict.INVALID,
            value,
            message,
            fix));
  }

  /** A refusal of the core, at a place of the policy file. */
  void add(Position at, KeyPath path, PolicyProblem problem) {
    add(file, at, path, problem);
  }

  /** A refusal of the core, at a place of a file that the policy file names. */
  void add(String source, Position at, KeyPath path, PolicyProblem problem) {
    add(
        new Problem(
            source,
            at.line(),
            at.column(),
            path.toString(),
            Severity.ERROR,
            problem.code(),
            problem.verdict(),
            problem.value(),
            problem.message(),
            problem.fix()));
  }

  /** A byte that is not UTF-8. */
  void malformed(String source, Position at, KeyPath path) {
    String message = "invalid file: a byte stands here that is not UTF-8.";
    invalid(source, at, path, message, "Save the file as UTF-8.");
  }

  /** Lines that were left out, told of at the file's beginning. */
  void moreMisfits(OriginsFile source, KeyPath path) {
    String message = "invalid file: " + source.dropped() + " lines more are no origin patterns.";
    invalid(source.name(), Position.START, path, message, "Check that it is the right file.");
  }

  private void invalid(String source, Position at, KeyPath path, String message, String fix) {
    add(
        new Problem(
            source,
            at.line(),
            at.column(),
            path.toString(),
            Severity.ERROR,
            FileCode.FILE_INVALID.code(),
            Verdict.INVALID,
            "",
            message,
            fix));
  }

  void warn(Position at, KeyPath path, FileCode code, String value, String message, String fix) {
    add(
        new Problem(
            file,
            at.line(),
            at.column(),
            path.toString(),
            Severity.WARNING,
            code.code(),
            null,
            value,
            message,
            fix));
  }

  /** Sorted by position, those of the policy file first; each line of a named file once. */
  List<Problem> sorted() {
    List<Problem> sorted = new ArrayList<>();
    Set<Problem> seen = new HashSet<>();
    for (Problem problem : list) {
      if (problem.file().equals(file) || seen.add(withoutPath(problem))) {
        sorted.add(problem);
      }
    }
    sorted.sort(
        Comparator.comparing((Problem p) -> !p.file().equals(file))
            .thenComparing(Problem::file)
            .thenComparing(Problem::line)
            .thenComparing(Problem::column));
    if (dropped > 0) {
      sorted.add(rest());
    }
    return List.copyOf(sorted);
  }

  String file() {
    return file;
  }

  private Problem rest() {
    Problem last = list.get(MOST - 1);
    String message = "invalid file: " + dropped + " problems more.";
    return new Problem(
        last.file(),
        last.line(),
        last.column(),
        "",
        Severity.ERROR,
        FileCode.FILE_INVALID.code(),
        Verdict.INVALID,
        "",
        message,
        "Correct those above first.");
  }

  private static Problem withoutPath(Problem p) {
    return new Problem(
        p.file(),
        p.line(),
        p.column(),
        "",
        p.severity(),
        p.code(),
        p.verdict(),
        p.value(),
        p.message(),
        p.fix());
  }
}
