package dev.drawbridge.cors;

import java.io.Serializable;

/**
 * One reason why a policy is refused.
 *
 * <p>The text of a problem is one line: verdict, noun, quoted value, what was expected; {@link
 * #fix()} says how to mend it.
 */
public sealed interface PolicyProblem extends Serializable {
  /** What a refusal means; each word has one meaning. */
  enum Verdict {
    /** The value is malformed. */
    INVALID("invalid"),
    /** The standard forbids it. */
    FORBIDDEN("forbidden"),
    /** Drawbridge forbids it. */
    PROHIBITED("prohibited"),
    /** It cannot stand together with another setting. */
    INCOMPATIBLE("incompatible");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }

    /** Returns the word as it is printed, in lower case. */
    public String word() {
      return word;
    }
  }

  /** Returns the stable code, for example {@code origin-invalid}. */
  String code();

  /** Returns in which way the value is wrong. */
  Verdict verdict();

  /** Returns the key of the policy file that is at fault, for example {@code allow-origins}. */
  String setting();

  /**
   * Returns the place of the value in the setting's list, from 0; -1 for the setting as a whole.
   */
  int index();

  /** Returns the refused value as it was given; empty if a value is missing. */
  String value();

  /** Returns what is wrong and what was expected, one line without the fix. */
  String message();

  /** Returns how to mend it, one sentence. */
  String fix();

  /** A refused entry of {@code allow-origins}, or the lack of any. */
  record OriginProblem(
      String code, Verdict verdict, int index, String value, String message, String fix)
      implements PolicyProblem {
    @Override
    public String setting() {
      return "allow-origins";
    }
  }

  /** A refused entry of {@code allow-methods}. */
  record MethodProblem(
      String code, Verdict verdict, int index, String value, String message, String fix)
      implements PolicyProblem {
    @Override
    public String setting() {
      return "allow-methods";
    }
  }

  /** A refused entry of {@code allow-headers} or {@code expose-headers}. */
  record FieldNameProblem(
      String code,
      Verdict verdict,
      String setting,
      int index,
      String value,
      String message,
      String fix)
      implements PolicyProblem {}

  /** A refused setting that is no list. */
  record SettingProblem(
      String code, Verdict verdict, String setting, String value, String message, String fix)
      implements PolicyProblem {
    @Override
    public int index() {
      return -1;
    }
  }
}
