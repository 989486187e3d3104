package dev.drawbridge.route;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The contract's rules for paths, said with regular expressions and lists, a rule at a time. */
final class NaivePath {
  private static final Pattern CHARACTERS = Pattern.compile("([!-~&&[^%\\\\#?]]|%[0-9a-fA-F]{2})*");
  private static final Pattern TRIPLET = Pattern.compile("%[0-9A-F]{2}");

  private NaivePath() {}

  static @Nullable String normalize(String path) {
    if (!path.startsWith("/") || !CHARACTERS.matcher(path).matches()) {
      return null;
    }
    String decoded =
        TRIPLET.matcher(upperCaseTriplets(path)).replaceAll(m -> unreserved(m.group()));
    if (decoded.matches(".*(%2F|%5C|%[01].|%7F|%25[0-9a-fA-F]{2}).*") || !isUtf8(decode(decoded))) {
      return null;
    }
    List<String> segments = List.of(decoded.substring(1).split("/", -1));
    for (int i = 0; i < segments.size(); i++) {
      String cut = segments.get(i).split(";|%3B", 2)[0];
      boolean last = i == segments.size() - 1;
      boolean dots = cut.equals(".") || cut.equals("..");
      if ((cut.isEmpty() && !last) || (dots && !cut.equals(segments.get(i)))) {
        return null;
      }
    }
    return resolve(segments);
  }

  private static @Nullable String resolve(List<String> segments) {
    List<String> resolved = new ArrayList<>();
    for (String segment : segments) {
      if (segment.equals("..")) {
        if (resolved.isEmpty()) {
          return null;
        }
        resolved.remove(resolved.size() - 1);
      } else if (!segment.equals(".")) {
        resolved.add(segment);
      }
    }
    if (segments.get(segments.size() - 1).matches("\\.{1,2}")) {
      resolved.add("");
    }
    return resolved.stream().collect(Collectors.joining("/", "/", ""));
  }

  private static String upperCaseTriplets(String path) {
    return Pattern.compile("%..").matcher(path).replaceAll(m -> m.group().toUpperCase(Locale.ROOT));
  }

  private static String unreserved(String triplet) {
    String decoded = new String(decode(triplet), StandardCharsets.ISO_8859_1);
    return decoded.matches("[A-Za-z0-9._~-]") ? decoded : triplet;
  }

  /** Returns all octets of a path, those of triplets decoded. */
  static byte[] decode(String path) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    for (int i = 0; i < path.length(); i++) {
      boolean triplet = path.charAt(i) == '%';
      octets.write(triplet ? Integer.parseInt(path.substring(i + 1, i + 3), 16) : path.charAt(i));
      i += triplet ? 2 : 0;
    }
    return octets.toByteArray();
  }

  private static boolean isUtf8(byte[] octets) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
      return true;
    } catch (CharacterCodingException malformed) {
      return false;
    }
  }
}
