package dev.drawbridge.cli;

import dev.drawbridge.browser.CredentialsMode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The words of {@code --credentials}, which are those of {@code fetch}. */
final class CredentialsWord implements ITypeConverter<CredentialsMode> {
  @Override
  public CredentialsMode convert(String word) {
    CredentialsMode mode = CredentialsMode.of(word);
    if (mode == null) {
      throw new TypeConversionException(
          "invalid mode '" + word + "': expected include, same-origin or omit");
    }
    return mode;
  }
}
