package dev.drawbridge.origin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HostTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # host                 | valid | address | loopback | localhost
          a.example              | true  | false   | false    | false
          a.example.             | true  | false   | false    | false
          ''                     | false | false   | false    | false
          a.example:80           | false | false   | false    | false
          A.example              | false | false   | false    | false
          127.0.0.1              | true  | true    | true     | false
          127.9.8.7              | true  | true    | true     | false
          127.0.0.1.             | false | false   | false    | false
          127.1                  | false | false   | false    | false
          128.0.0.1              | true  | true    | false    | false
          127.example            | true  | false   | false    | false
          [::1]                  | true  | true    | true     | false
          ::1                    | false | false   | false    | false
          [::1]:80               | false | false   | false    | false
          [::2]                  | true  | true    | false    | false
          [::ffff:7f00:1]        | true  | true    | false    | false
          [0::1]                 | false | false   | false    | false
          localhost              | true  | false   | false    | true
          localhost.             | true  | false   | false    | true
          a.localhost            | true  | false   | false    | true
          a.localhost.           | true  | false   | false    | true
          .localhost             | false | false   | false    | false
          a..localhost           | false | false   | false    | false
          alocalhost             | true  | false   | false    | false
          localhost.example      | true  | false   | false    | false
          LOCALHOST              | false | false   | false    | false
          """)
  void answers(
      String host, boolean valid, boolean address, boolean loopback, boolean localhostName) {
    assertThat(Host.isValid(host)).isEqualTo(valid);
    assertThat(Host.isIpAddress(host)).isEqualTo(address);
    assertThat(Host.isLoopback(host)).isEqualTo(loopback);
    assertThat(Host.isLocalhostName(host)).isEqualTo(localhostName);
  }
}
