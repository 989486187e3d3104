package dev.drawbridge.conformance;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The house as it is built: the classes of every published module of the reactor, found in the
 * modules' folders, so that adapters of frameworks that do not bear each other need not share a
 * class path.
 */
final class House {
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
  private static final Pattern UNPUBLISHED =
      Pattern.compile("(conformance|examples)(/.*)?|benchmarks");

  private static final JavaClasses CLASSES = new ClassFileImporter().importPaths(folders());

  private House() {}

  /** The classes, without those of tests. */
  static JavaClasses classes() {
    return CLASSES;
  }

  /** The modules whose classes there must be, by their folders. */
  static List<String> modules() {
    try {
      return MODULE
          .matcher(Files.readString(Project.file("pom.xml")))
          .results()
          .map(module -> module.group(1))
          .filter(module -> !UNPUBLISHED.matcher(module).matches())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> folders() {
    return modules().stream().map(House::folder).toList();
  }

  private static Path folder(String module) {
    Path folder = Project.file(module + "/target/classes");
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException(
          "no classes of the module '"
              + module
              + "': expected them in "
              + folder
              + "; compile all modules first, with mvn test-compile");
    }
    return folder;
  }

  /** Whether a class lies in the folder of a module. */
  static boolean isOf(String module, JavaClass one) {
    String folder = folder(module).toUri().toString();
    return one.getSource()
        .map(source -> source.getUri().toString().startsWith(folder))
        .orElse(false);
  }
}
