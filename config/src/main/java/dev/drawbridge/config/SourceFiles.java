package dev.drawbridge.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files of one reading: the policy file and those that it names. */
final class SourceFiles {

  private static final int LARGEST_ORIGINS = 16 << 20;

  private final Path policyFile;
  private final Set<Path> files = new LinkedHashSet<>();

  /** By path; null for a file whose problem is reported. */
  private final Map<Path, @Nullable OriginsFile> origins = new HashMap<>();

  SourceFiles(Path policyFile) {
    this.policyFile = policyFile;
    files.add(policyFile.toAbsolutePath());
  }

  private SourceFiles(Path beside, Set<Path> files) {
    this.policyFile = beside;
    this.files.addAll(files);
  }

  /** The files that are named by what is no file itself. */
  static SourceFiles in(Path folder) {
    return new SourceFiles(folder.resolve("settings"), Set.of());
  }

  /** The absolute paths of all files that were read or should have been, the policy file first. */
  Set<Path> all() {
    return files;
  }

  /** At most {@code most + 1} bytes of a file; held once where the file has the size it says. */
  static byte[] bytes(Path file, int most) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = new byte[(int) Math.min(Files.size(file), most)];
      int read = in.readNBytes(bytes, 0, bytes.length);
      byte[] more = in.readNBytes(most + 1 - read);
      return read == bytes.length && more.length == 0 ? bytes : joined(bytes, read, more);
    }
  }

  private static byte[] joined(byte[] first, int length, byte[] more) {
    byte[] all = Arrays.copyOf(first, length + more.length);
    System.arraycopy(more, 0, all, length, more.length);
    return all;
  }

  /** The file that {@code allow-origins-from} names, or null once its problem is reported. */
  @Nullable OriginsFile origins(Cursor cursor) {
    String text = cursor.text("the path of a text file");
    if (text == null) {
      return null;
    }
    try {
      Path path = policyFile.resolveSibling(text);
      files.add(path.toAbsolutePath());
      if (!origins.containsKey(path)) {
        origins.put(path, readOrigins(path, cursor));
      }
      return origins.get(path);
    } catch (InvalidPathException e) {
      cursor.reject("the path of a text file", "Correct the path.");
      return null;
    }
  }

  private static @Nullable OriginsFile readOrigins(Path path, Cursor cursor) {
    byte[] bytes = originBytes(path, cursor);
    if (bytes == null) {
      return null;
    }
    OriginsFile file = new OriginsFile(path.toString(), bytes);
    if (file.malformed() != null) {
      cursor.problems().malformed(file.name(), file.malformed(), cursor.path());
      return null;
    }
    if (file.dropped() > 0) {
      cursor.problems().moreMisfits(file, cursor.path());
    }
    return file;
  }

  private static byte @Nullable [] originBytes(Path path, Cursor cursor) {
    try {
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        refuse(cursor, "is no regular file", "Name a text file.");
        return null;
      }
      byte[] bytes = bytes(path, LARGEST_ORIGINS);
      if (bytes.length <= LARGEST_ORIGINS) {
        return bytes;
      }
      refuse(cursor, "is larger than 16 MiB", "Cover many origins by patterns.");
    } catch (NoSuchFileException e) {
      refuse(cursor, "does not exist", "Correct the path, which is relative to the policy file.");
    } catch (IOException e) {
      refuse(cursor, "cannot be read", "Make it readable for the user that runs Drawbridge.");
    }
    return null;
  }

  private static void refuse(Cursor cursor, String why, String fix) {
    cursor.refuse(FileCode.FILE_INVALID, "the file " + why, fix);
  }
}
