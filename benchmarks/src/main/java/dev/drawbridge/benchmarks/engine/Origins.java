package dev.drawbridge.benchmarks.engine;

/** The {@code Origin} fields of the scenarios, by the number of the request in the rotation. */
final class Origins {
  private Origins() {}

  static String only(int number) {
    return Policies.ONE.get(0);
  }

  /** Nobody's customer; with all lengths from 23 to 38, longer than any listed origin at most. */
  static String stranger(int number) {
    return "https://" + "n".repeat(1 + number) + ".unlisted.test";
  }

  /** Spread over the list, so that one that searches it from the start pays the mean. */
  static String ofThousand(int number) {
    return Policies.THOUSAND.get(31 + 62 * number);
  }

  static String nearlyOfThousand(int number) {
    String origin = ofThousand(number);
    int at = origin.indexOf('.') + 1 + number % 4;
    String nearly = origin.substring(0, at) + "z" + origin.substring(at + 1);
    if (Policies.THOUSAND.contains(nearly)) {
      throw new IllegalStateException(nearly + " is listed");
    }
    return nearly;
  }

  static String ofPattern(int number) {
    return "https://tenant-" + (char) ('a' + number) + ".example.com";
  }

  static String ofHundred(int number) {
    return "https://tenant-" + (char) ('a' + number) + "." + Policies.domain(3 + 6 * number);
  }

  /** 210 characters, of which the last twenty or so are a listed domain but for one. */
  static String nearlyOfHundred(int number) {
    String tail = ".z" + Policies.domain(3 + 6 * number).substring(1);
    String head = "https://" + "abcd.".repeat(40);
    return head.substring(0, 210 - tail.length() - 1) + "e" + tail;
  }
}
