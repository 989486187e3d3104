package dev.drawbridge.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ChangesTest {
  @TempDir Path directory;
  private final BlockingQueue<String> reloads = new LinkedBlockingQueue<>();
  private final Set<Path> files = new LinkedHashSet<>();
  private Path policy;
  private Changes changes = new Changes(WatchedFiles.of(files), this::reload);

  @BeforeEach
  void write() throws IOException {
    policy = directory.resolve("policy.yaml");
    Files.writeString(policy, "one");
    files.add(policy);
  }

  private void watch() {
    changes = new Changes(WatchedFiles.of(files), this::reload);
    changes.start();
  }

  private Set<Path> reload() {
    try {
      reloads.add(Files.exists(policy) ? Files.readString(policy) : "absent");
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
    return files;
  }

  @AfterEach
  void close() {
    changes.close();
  }

  private void assertReloads(String content) throws InterruptedException {
    assertThat(reloads.poll(20, TimeUnit.SECONDS)).isEqualTo(content);
  }

  @Test
  void contentWrittenInPlace() throws Exception {
    watch();
    Files.writeString(policy, "two");
    assertReloads("two");
    Files.writeString(policy, "six");
    assertReloads("six");
    assertThat(reloads).isEmpty();
  }

  @Test
  void contentOfTheSameSizeAndTimeInAYoungFile() throws Exception {
    watch();
    FileTime time = Files.getLastModifiedTime(policy);
    Files.writeString(policy, "two");
    Files.setLastModifiedTime(policy, time);
    assertReloads("two");
  }

  @Test
  void aSwappedLinkTwoLevelsUp() throws Exception {
    Path old = Files.createDirectory(directory.resolve("..2026_11_22_1"));
    Path next = Files.createDirectory(directory.resolve("..2026_11_22_2"));
    Files.writeString(old.resolve("policy.yaml"), "old");
    Files.writeString(next.resolve("policy.yaml"), "new");
    FileTime time = FileTime.fromMillis(1_700_000_000_000L);
    Files.setLastModifiedTime(old.resolve("policy.yaml"), time);
    Files.setLastModifiedTime(next.resolve("policy.yaml"), time);
    Path data = Files.createSymbolicLink(directory.resolve("..data"), old.getFileName());
    Files.delete(policy);
    Files.createSymbolicLink(policy, Path.of("..data", "policy.yaml"));
    watch();

    Path swap = Files.createSymbolicLink(directory.resolve("..data_tmp"), next.getFileName());
    Files.move(swap, data, StandardCopyOption.ATOMIC_MOVE);

    assertReloads("new");
  }

  @Test
  void aFileThatGoesAndComesBack() throws Exception {
    watch();
    Files.delete(policy);
    assertReloads("absent");
    Files.writeString(policy, "one");
    assertReloads("one");
  }

  @Test
  void aFurtherFileAndTheSameContentAgain() throws Exception {
    Path origins = directory.resolve("origins.txt");
    Files.writeString(origins, "https://a.example\n");
    files.add(origins);
    watch();
    Files.writeString(policy, "one");
    Files.setLastModifiedTime(policy, FileTime.fromMillis(1_700_000_000_000L));
    Files.writeString(origins, "https://b.example\n");
    assertReloads("one");
    assertThat(reloads.poll(600, TimeUnit.MILLISECONDS)).as("nothing more").isNull();
  }

  /** As one who serves what another program writes: a pipe gives its content once. */
  @Test
  void whatIsNoFileIsNotRead() {
    WatchedFiles endless = WatchedFiles.of(Set.of(Path.of("/dev/zero")));
    assertThat(endless.refreshed()).isEqualTo(endless);
  }

  @Test
  void aFileOfAnySizeCostsNoMemory() throws Exception {
    try (RandomAccessFile sparse = new RandomAccessFile(policy.toFile(), "rw")) {
      sparse.setLength(4L << 30);
    }
    WatchedFiles large = WatchedFiles.of(files);
    assertThat(large.refreshed()).isEqualTo(large);
  }

  @Test
  void onRequestWithoutAnyChange() throws Exception {
    watch();
    changes.reloadNow();
    assertReloads("one");
  }
}
