package dev.drawbridge.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RouteTableTest {
  private static final List<String> PATTERNS =
      List.of(
          "/",
          "/a",
          "/a/",
          "/a/b",
          "/a/b/**",
          "/a/*",
          "/a/*/c",
          "/a/*/**",
          "/*/b/d",
          "/x/**",
          "/x/*/end",
          "/user@home/**",
          "/%2A/star",
          "/lone/*");

  static RouteTable<String> table(List<String> patterns) {
    RouteTable.Builder<String> builder = RouteTable.builder();
    for (String pattern : patterns) {
      int slash = pattern.indexOf('/');
      HostPattern host = slash == 0 ? null : HostPattern.parse(pattern.substring(0, slash));
      assertThat(builder.add(host, PathPattern.parse(pattern.substring(slash)), pattern)).isNull();
    }
    return builder.build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          /              | /
          /a             | /a
          /a/            | /a/
          /b             | -
          /a/b           | /a/b/**
          /a/b/          | /a/b/**
          /a/b/c         | /a/b/**
          /a/z           | /a/*/**
          /a/z/          | /a/*/**
          /a/z/c         | /a/*/c
          /a/z/c/        | /a/*/**
          /a/z/d         | /a/*/**
          /z/b/d         | /*/b/d
          /z/b           | -
          /x             | /x/**
          /x/            | /x/**
          /x/y           | /x/**
          /x/y/end       | /x/*/end
          /x/y/end/      | /x/**
          /x/b/d         | /x/**
          /X             | -
          /user@home     | /user@home/**
          /user%40home/a | /user@home/**
          /userz@home    | -
          /*/star        | /%2A/star
          /%2A/star      | /%2A/star
          /z/star        | -
          /lone/a        | /lone/*
          /lone/a;b=c    | /lone/*
          /lone/         | -
          /lone          | -
          /lone/a/       | -
          """)
  void takesTheMostSpecificPath(String path, @Nullable String expected) {
    assertThat(table(PATTERNS).match("", path)).isEqualTo(expected);
    assertThat(table(PATTERNS).match("any.example", path)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          a.example       | /p      | a.example/p
          a.example       | /q      | /**
          b.example       | /p      | *.example/p
          b.example       | /q/r    | *.example/q/*
          c.b.example     | /p      | *.b.example/p
          c.b.example     | /q/r    | *.example/q/*
          c.b.example     | /z      | *.b.example/z/**
          x.c.b.example   | /z/z    | *.b.example/z/**
          x.a.example     | /p      | *.example/p
          example         | /p      | /**
          xexample        | /p      | /**
          .example        | /p      | /**
          .b.example      | /p      | /**
          x..b.example    | /p      | /**
          b.ex%61mple     | /p      | /**
          %61.example     | /p      | /**
          a.example.      | /p      | /**
          127.0.0.1       | /p      | 127.0.0.1/p
          127.0.0.2       | /p      | /**
          [::1]           | /p      | [::1]/p
          ''              | /p      | /**
          """)
  void takesTheMostSpecificHostUnderWhichThePathMatches(String host, String path, String expected) {
    List<String> patterns =
        List.of(
            "/**",
            "a.example/p",
            "*.example/p",
            "*.example/q/*",
            "*.b.example/p",
            "*.b.example/z/**",
            "127.0.0.1/p",
            "[::1]/p");

    assertThat(table(patterns).match(host, path)).isEqualTo(expected);
  }

  /** Some servers read {@code /admin;x/y} as {@code /admin/y}. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          /admin/y         | /admin/**
          /admin;x/y       | -
          /admin%3Bx/y     | -
          /admin;          | -
          /admin/y;x       | /admin/**
          /admin/y;x/z     | /admin/**
          /admin/y%3B;x/z  | /admin/**
          /other;x/y       | /**
          /one/y;x         | -
          /one/z;x         | /one/*
          /q%3By;z         | -
          """)
  void noSecondReadingOfAPathLeadsElsewhere(String path, @Nullable String expected) {
    List<String> patterns = List.of("/**", "/admin/**", "/one/*", "/one/y", "/q");

    assertThat(table(patterns).match("a.example", path)).isEqualTo(expected);
  }

  /** The contract's order puts the end last, so a pattern beside its own {@code **} never wins. */
  @Test
  void restGoesBeforeTheEnd() {
    assertThat(table(List.of("/a", "/a/**")).match("", "/a")).isEqualTo("/a/**");
    assertThat(table(List.of("/a/**", "/a")).match("", "/a/b")).isEqualTo("/a/**");
  }

  @Test
  void orderOfAddingDoesNotMatter() {
    for (int seed = 0; seed < 20; seed++) {
      List<String> shuffled = new ArrayList<>(PATTERNS);
      Collections.shuffle(shuffled, new Random(seed));

      assertThat(table(shuffled).match("", "/a/z/c")).as("seed %d", seed).isEqualTo("/a/*/c");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a.example, /x, a.example, /x, true",
    "a.example, /x, b.example, /x, false",
    "*.example, /x, *.example, /x, true",
    "*.a.example, /x, a.example, /x, false",
    ", /x/**, , /x/**, true",
    ", /x, , /x/**, false",
    ", /x, , /x/, false",
    ", /*, , /**, false",
    ", /a@b, , /a%40b, true",
    ", /x, a.example, /x, false"
  })
  void samePatternOfTheSameHostIsADuplicate(
      @Nullable String host, String path, @Nullable String host2, String path2, boolean duplicate) {
    RouteTable.Builder<String> builder = RouteTable.builder();
    HostPattern first = host == null ? null : HostPattern.parse(host);
    HostPattern second = host2 == null ? null : HostPattern.parse(host2);

    assertThat(builder.add(first, PathPattern.parse(path), "first")).isNull();
    assertThat(builder.add(second, PathPattern.parse(path2), "second"))
        .isEqualTo(duplicate ? "first" : null);
  }

  @Test
  void emptyTableMatchesNothing() {
    assertThat(RouteTable.builder().build().match("a.example", "/")).isNull();
    assertThat(table(List.of("/**")).match("", "")).isNull();
  }

  @Test
  void searchIsLinearThoughItGoesBack() {
    // A naive search would try 2^40 ways here.
    RouteTable.Builder<String> builder = RouteTable.builder();
    builder.add(null, PathPattern.parse("/a".repeat(40) + "/end"), "literal");
    for (int i = 0; i < 40; i++) {
      builder.add(
          null, PathPattern.parse("/a".repeat(i) + "/*" + "/a".repeat(39 - i) + "/end"), "");
    }

    assertThat(builder.build().match("", "/a".repeat(40) + "/nothing")).isNull();
  }
}
