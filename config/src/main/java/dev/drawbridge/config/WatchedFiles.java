package dev.drawbridge.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What some files held at one moment, followed through symbolic links: two snapshots are equal when
 * the content is.
 *
 * <p>Polled rather than watched by the operating system: a watch sees one directory entry, but what
 * changes here may be a link two levels up (a Kubernetes ConfigMap swaps {@code ..data}), may lie
 * on a network or overlay file system that tells nothing, or may be replaced by a rename. A poll is
 * one {@code stat} a file, and reads content only where size, time or identity moved, or where the
 * file is so young that its time cannot tell.
 */
public final class WatchedFiles {
  /** Within this age a second write may leave the file's time as it is, on coarse file systems. */
  private static final long YOUNG_MILLIS = 2_000;

  /** More than any file may have that is read here; what lies beyond cannot matter. */
  private static final long MOST_READ = 32 << 20;

  private static final State ABSENT = new State(0, 0, null, 0);

  private final Map<Path, State> states;

  private WatchedFiles(Map<Path, State> states) {
    this.states = states;
  }

  /** The given files as they are now. */
  public static WatchedFiles of(Set<Path> files) {
    return new WatchedFiles(Map.of()).with(files);
  }

  /** The given files: those known as they were, others as they are now. */
  public WatchedFiles with(Set<Path> files) {
    Map<Path, State> next = new LinkedHashMap<>();
    for (Path file : files) {
      State known = states.get(file);
      next.put(file, known == null ? State.of(file, ABSENT) : known);
    }
    return new WatchedFiles(next);
  }

  /** The same files as they are now. */
  WatchedFiles refreshed() {
    Map<Path, State> next = new LinkedHashMap<>();
    states.forEach((file, state) -> next.put(file, State.of(file, state)));
    return new WatchedFiles(next);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WatchedFiles files && states.equals(files.states);
  }

  @Override
  public int hashCode() {
    return states.hashCode();
  }

  /** Size, time and identity tell when to look; only the content counts for equality. */
  private static final class State {
    private final long size;
    private final long modified;
    private final @Nullable Object identity;
    private final long content;

    State(long size, long modified, @Nullable Object identity, long content) {
      this.size = size;
      this.modified = modified;
      this.identity = identity;
      this.content = content;
    }

    static State of(Path file, State last) {
      try {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        if (!now.isRegularFile()) {
          // What a pipe holds can be read once, and not by whoever only watches.
          return new State(0, 0, now.fileKey(), 0);
        }
        long modified = now.lastModifiedTime().toMillis();
        long age = System.currentTimeMillis() - modified;
        boolean settled = age < -YOUNG_MILLIS || age > YOUNG_MILLIS;
        return settled && last.looksLike(now, modified)
            ? last
            : new State(now.size(), modified, now.fileKey(), digest(file));
      } catch (IOException unreadable) {
        return ABSENT;
      }
    }

    private boolean looksLike(BasicFileAttributes now, long time) {
      return size == now.size()
          && modified == time
          && identity != null
          && identity.equals(now.fileKey());
    }

    private static long digest(Path file) throws IOException {
      CRC32 one = new CRC32();
      CRC32C other = new CRC32C();
      byte[] piece = new byte[8 << 10];
      try (InputStream in = Files.newInputStream(file)) {
        long left = MOST_READ;
        for (int read = in.read(piece); read > 0 && left > 0; read = in.read(piece)) {
          one.update(piece, 0, read);
          other.update(piece, 0, read);
          left -= read;
        }
      }
      return one.getValue() << 32 | other.getValue();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof State state
          && content == state.content
          && size == state.size
          && (identity == null) == (state.identity == null);
    }

    @Override
    public int hashCode() {
      return Objects.hash(content, size);
    }
  }
}
