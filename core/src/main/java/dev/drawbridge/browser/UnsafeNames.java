package dev.drawbridge.browser;

import dev.drawbridge.fetch.ByteRange;
import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.fetch.RequestFields;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * CORS-unsafe request-header names of a list of fields.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names">Fetch, CORS-unsafe
 *     request-header names</a>
 */
final class UnsafeNames {
  private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger TWO_TO_64 = BigInteger.TWO.pow(64);

  private final Profile profile;

  UnsafeNames(Profile profile) {
    this.profile = profile;
  }

  /** Returns the names in lower case, sorted. */
  List<String> of(FieldList list) {
    if (list.fields().isEmpty()) {
      return List.of();
    }
    boolean combine = profile.has(Difference.REQUEST_LINES_COMBINED);
    List<String> unsafe = new ArrayList<>();
    List<String> potentiallyUnsafe = new ArrayList<>();
    int sum = 0;
    for (Field field : combine ? combined(list) : list.fields()) {
      boolean safe = isSafelisted(field);
      (safe ? potentiallyUnsafe : unsafe).add(field.name().toLowerCase(Locale.ROOT));
      sum += safe ? field.value().length() : 0;
    }
    // step 4
    if (sum > RequestFields.MAX_SAFELISTED_SUM && !profile.has(Difference.NO_SUM_LIMIT)) {
      unsafe.addAll(potentiallyUnsafe);
    }
    unsafe.sort(null);
    boolean repeat = profile.has(Difference.UNSAFE_NAMES_REPEATED);
    return repeat || unsafe.size() < 2 ? unsafe : unsafe.stream().distinct().toList();
  }

  private static List<Field> combined(FieldList list) {
    Map<String, Field> byName = new LinkedHashMap<>();
    for (Field field : list.fields()) {
      byName.merge(
          field.name().toLowerCase(Locale.ROOT),
          field,
          (a, b) -> new Field(a.name(), a.value() + ", " + b.value()));
    }
    return List.copyOf(byName.values());
  }

  /** Returns what mode no-cors lets through here of the fields that it does by the standard. */
  FieldList safelisted(FieldList list) {
    FieldList kept = FieldList.EMPTY;
    for (Field field : list.fields()) {
      String before = kept.get(field.name());
      String combined = before == null ? field.value() : before + ", " + field.value();
      if (isSafelisted(new Field(field.name(), combined))) {
        kept = kept.append(field);
      }
    }
    return kept;
  }

  private boolean isSafelisted(Field field) {
    if (profile.has(Difference.CLIENT_HINTS_SAFELISTED) && ClientHints.isSafelisted(field)) {
      return true;
    }
    return RequestFields.isSafelisted(field.name(), field.value()) && !isUnsafeHere(field);
  }

  private boolean isUnsafeHere(Field field) {
    if (field.isNamed("Range")) {
      return isRangeTooLarge(field.value());
    }
    boolean type = field.isNamed("Content-Type");
    boolean high = field.value().chars().anyMatch(c -> c > 0x7F);
    return (high && profile.has(Difference.HIGH_BYTES_UNSAFE) && (type || field.isNamed("Accept")))
        || (type && profile.has(Difference.STRICT_CONTENT_TYPE) && isOddType(field.value()));
  }

  private boolean isRangeTooLarge(String value) {
    ByteRange range = ByteRange.parse(value);
    if (range == null) {
      return false;
    }
    return (range.reaches(TWO_TO_64) && profile.has(Difference.RANGE_OF_64_BITS))
        || (range.reaches(MAX_LONG) && profile.has(Difference.RANGE_OF_63_BITS));
  }

  private static boolean isOddType(String value) {
    int first = value.indexOf(';');
    return value.indexOf(',') >= 0 || (value.endsWith(";") && first < value.length() - 1);
  }
}
