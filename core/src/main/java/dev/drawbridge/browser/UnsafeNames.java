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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CORS-unsafe request-header names of a list of fields.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names">Fetch, CORS-unsafe
 *     request-header names</a>
 */
final class UnsafeNames {
  private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger TWO_TO_64 = BigInteger.TWO.pow(64);

  private static final Pattern LENIENT_RANGE =
      Pattern.compile(
          "(?i:bytes)=[\\x0b\\f]*\\+?(\\d*)[\\x0b\\f]*-[\\x0b\\f]*\\+?(\\d*)[\\x0b\\f]*");

  private final Profile profile;

  UnsafeNames(Profile profile) {
    this.profile = profile;
  }

  /** Returns the names in lower case, sorted. */
  List<String> of(FieldList list) {
    if (list.fields().isEmpty()) {
      return List.of();
    }
    List<Field> fields =
        profile.has(Difference.REQUEST_LINES_COMBINED) ? combined(list) : list.fields();
    List<String> unsafe = List.of();
    int sum = 0;
    for (Field field : fields) {
      if (isSafelisted(field)) {
        sum += field.value().length();
      } else {
        unsafe = unsafe.isEmpty() ? new ArrayList<>() : unsafe;
        unsafe.add(field.name().toLowerCase(Locale.ROOT));
      }
    }
    // step 4
    if (sum > RequestFields.MAX_SAFELISTED_SUM && !profile.has(Difference.NO_SUM_LIMIT)) {
      unsafe = new ArrayList<>();
      for (Field field : fields) {
        unsafe.add(field.name().toLowerCase(Locale.ROOT));
      }
    }
    if (unsafe.size() < 2) {
      return unsafe;
    }
    unsafe.sort(null);
    return profile.has(Difference.UNSAFE_NAMES_REPEATED) ? unsafe : SortedNames.distinct(unsafe);
  }

  private static List<Field> combined(FieldList list) {
    if (list.fields().size() == 1) {
      return list.fields();
    }
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
    return RequestFields.isSafelisted(field.name(), read(field)) && !isUnsafeHere(field);
  }

  /** Returns a value as an engine reads it that forgives some mistakes. */
  private String read(Field field) {
    if (!field.isNamed("Range") || !profile.has(Difference.LENIENT_RANGE)) {
      return field.value();
    }
    Matcher range = LENIENT_RANGE.matcher(field.value());
    return range.matches() ? "bytes=" + range.group(1) + "-" + range.group(2) : field.value();
  }

  private boolean isUnsafeHere(Field field) {
    if (field.isNamed("Range")) {
      return isRangeTooLarge(read(field));
    }
    boolean type = field.isNamed("Content-Type");
    boolean text = type || field.isNamed("Accept");
    return (text && profile.has(Difference.HIGH_BYTES_UNSAFE) && hasHighByte(field.value()))
        || (type && profile.has(Difference.STRICT_CONTENT_TYPE) && isOddType(field.value()));
  }

  private static boolean hasHighByte(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) > 0x7F) {
        return true;
      }
    }
    return false;
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
