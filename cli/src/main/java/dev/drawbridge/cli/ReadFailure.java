package dev.drawbridge.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** Why a file cannot be read, in words instead of the names of exceptions. */
final class ReadFailure {
  private ReadFailure() {}

  static String words(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    return failure instanceof CharacterCodingException
        ? "it is not UTF-8"
        : Objects.requireNonNullElse(failure.getMessage(), "reading failed");
  }
}
