package dev.drawbridge.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.config.ApplicationSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;

/** Every block of {@code application.yaml} that a document shows is sound. */
final class ReadmeTest {
  private static final Pattern BLOCK =
      Pattern.compile("```yaml application\n(.*?)```", Pattern.DOTALL);

  static Stream<String> blocks() throws Exception {
    List<String> documents =
        List.of("README.md", "docs/migration.md", "adapters/spring-boot-starter/README.md");
    StringBuilder all = new StringBuilder();
    for (String document : documents) {
      Path file = MigrationTest.root().resolve(document);
      all.append(Files.readString(file, StandardCharsets.UTF_8));
    }
    List<String> blocks = BLOCK.matcher(all).results().map(block -> block.group(1)).toList();
    assertThat(blocks).hasSize(5);
    return blocks.stream();
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void isSound(String block) throws Exception {
    StandardEnvironment environment = new StandardEnvironment();
    new YamlPropertySourceLoader()
        .load("shown", new ByteArrayResource(block.getBytes(StandardCharsets.UTF_8)))
        .forEach(environment.getPropertySources()::addLast);
    ConfigurationPropertySources.attach(environment);
    Settings settings = Settings.of(environment);
    assertThat(settings.tree().isEmpty()).isEqualTo(settings.policyFile() != null);
    assertThat(ApplicationSettings.read(Settings.PREFIX, settings.tree()).problems()).isEmpty();
  }
}
