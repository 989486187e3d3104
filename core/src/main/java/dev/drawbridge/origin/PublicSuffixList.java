package dev.drawbridge.origin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The Public Suffix List: which domains are registries, below which strangers own names side by
 * side. Both of its sections count, {@code co.uk} as well as {@code github.io}.
 *
 * <p>Domains are given in ASCII or Unicode, in any case, with or without one trailing dot; results
 * are in lower-case ASCII. Addresses and texts that are no domains are under no suffix.
 *
 * @see <a href="https://github.com/publicsuffix/list/wiki/Format">Format and algorithm</a>
 */
public final class PublicSuffixList {
  private static final String RESOURCE = "public_suffix_list.dat";
  private static final int NO_SUFFIX = -1;

  private final SuffixRules rules;

  PublicSuffixList(SuffixRules rules) {
    this.rules = rules;
  }

  /** Returns the list that is part of this library, which is read on the first call. */
  public static PublicSuffixList bundled() {
    return Bundled.LIST;
  }

  /**
   * Says whether a domain is a public suffix. A domain of one label that the list does not know is
   * one by the list's default rule.
   *
   * <p>Deviation: {@code localhost} is none, though the default rule would make it one: all names
   * below it belong to the same machine.
   */
  public boolean isPublicSuffix(String domain) {
    String name = ascii(domain);
    int end = nameEnd(name);
    return suffixStart(name, end) == 0 && !name.substring(0, end).equals("localhost");
  }

  /**
   * Says whether strangers may own names somewhere below a domain: it is a public suffix, or there
   * is one below it, as {@code s3.amazonaws.com} is below {@code amazonaws.com}, and every name
   * below {@code kawasaki.jp} is one.
   */
  public boolean isShared(String domain) {
    String name = ascii(domain);
    return isPublicSuffix(name) || rules.hasSuffixBelow(name.substring(0, nameEnd(name)));
  }

  /**
   * Returns the registrable domain: the public suffix and one label more, with the trailing dot if
   * the given domain has one.
   *
   * @return null if the domain is itself a public suffix, an IP address or no domain at all
   */
  public @Nullable String registrableDomain(String domain) {
    // URL standard, host's registrable domain
    String name = ascii(domain);
    int suffix = suffixStart(name, nameEnd(name));
    return suffix <= 0 ? null : name.substring(name.lastIndexOf('.', suffix - 2) + 1);
  }

  /** Returns where the public suffix of a name begins, or NO_SUFFIX if that is no domain. */
  private int suffixStart(String name, int end) {
    if (!Host.isValid(name) || Host.isIpAddress(name)) {
      return NO_SUFFIX;
    }
    int suffix = name.lastIndexOf('.', end - 1) + 1; // the default rule, "*"
    int previous = end;
    for (int start = suffix; ; start = name.lastIndexOf('.', start - 2) + 1) {
      byte kinds = rules.kinds(name, start, end);
      if ((kinds & SuffixRules.EXCEPTION) != 0) {
        return previous;
      }
      if ((kinds & SuffixRules.NORMAL) != 0) {
        suffix = start;
      }
      if (start == 0) {
        return suffix;
      }
      if ((kinds & SuffixRules.WILDCARD) != 0) {
        suffix = name.lastIndexOf('.', start - 2) + 1;
      }
      previous = start;
    }
  }

  private static int nameEnd(String name) {
    return name.endsWith(".") ? name.length() - 1 : name.length();
  }

  private static String ascii(String domain) {
    boolean leave = domain.length() > HostSyntax.MAX_DOMAIN_LENGTH + 1 || Host.isValid(domain);
    return leave ? domain : Punycode.ofDomain(domain.toLowerCase(Locale.ROOT));
  }

  private static final class Bundled {
    static final PublicSuffixList LIST = read();

    private static PublicSuffixList read() {
      InputStream list = PublicSuffixList.class.getResourceAsStream(RESOURCE);
      Objects.requireNonNull(list, "invalid installation: " + RESOURCE + " is missing in the jar");
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
        return new PublicSuffixList(SuffixRules.read(lines));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
