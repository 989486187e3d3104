package dev.drawbridge.conformance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A browser that the suite drives: what it is called, how it starts and how it says that it did.
 */
public enum Engine {
  /** Chromium, driven through the DevTools protocol. */
  CHROMIUM("chromium chromium-browser google-chrome", "DevTools listening on (ws://\\S+)") {
    @Override
    Launch launch(Path home) throws IOException {
      Path preferences = home.resolve("profile/Default/Preferences");
      Files.createDirectories(preferences.getParent());
      Files.writeString(preferences, CHROMIUM_PREFERENCES);
      return Launch.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--no-default-browser-check",
          "--disable-background-networking",
          "--disable-background-timer-throttling",
          "--disable-renderer-backgrounding",
          "--disable-breakpad",
          "--disable-crash-reporter",
          "--disable-component-update",
          "--disable-dev-shm-usage",
          "--disable-extensions",
          "--disable-sync",
          "--ignore-certificate-errors",
          "--password-store=basic",
          "--remote-debugging-port=0",
          "--user-data-dir=" + home.resolve("profile"),
          "about:blank");
    }

    @Override
    Driver drive(String announced) {
      return new ChromiumDriver(Remote.connect(announced));
    }
  },

  /** Firefox, driven through WebDriver BiDi. */
  FIREFOX("firefox-esr firefox", "WebDriver BiDi listening on (ws://\\S+)") {
    @Override
    Launch launch(Path home) throws IOException {
      Path own = Files.createDirectories(home.resolve("profile"));
      Files.writeString(own.resolve("user.js"), FIREFOX_PREFERENCES);
      return Launch.of(
          "--headless",
          "--no-remote",
          "--profile",
          own.toString(),
          "--remote-debugging-port=0",
          "--remote-allow-system-access",
          "about:blank");
    }

    @Override
    Driver drive(String announced) {
      return new FirefoxDriver(Remote.connect(announced + "/session"));
    }
  },

  /** WebKitGTK, driven through its remote inspector. */
  WEBKIT("MiniBrowser", MiniBrowser.ANNOUNCEMENT) {
    @Override
    Launch launch(Path home) throws IOException {
      return MiniBrowser.launch(home);
    }

    @Override
    boolean needsScreen() {
      return true;
    }

    @Override
    Driver drive(String announced) {
      return new WebkitDriver(announced);
    }
  };

  /** Cookies of other sites are kept. */
  private static final String CHROMIUM_PREFERENCES =
      """
      {"profile": {"cookie_controls_mode": 0, "block_third_party_cookies": false}}
      """;

  /** Nothing leaves the machine, and cookies of other sites are kept as in Chromium. */
  private static final String FIREFOX_PREFERENCES =
      """
      user_pref("app.normandy.enabled", false);
      user_pref("app.update.enabled", false);
      user_pref("browser.safebrowsing.downloads.enabled", false);
      user_pref("browser.safebrowsing.malware.enabled", false);
      user_pref("browser.safebrowsing.phishing.enabled", false);
      user_pref("browser.shell.checkDefaultBrowser", false);
      user_pref("datareporting.policy.dataSubmissionEnabled", false);
      user_pref("extensions.update.enabled", false);
      user_pref("media.gmp-manager.updateEnabled", false);
      user_pref("network.captive-portal-service.enabled", false);
      user_pref("network.connectivity-service.enabled", false);
      user_pref("network.cookie.cookieBehavior", 0);
      user_pref("network.dns.disablePrefetch", true);
      user_pref("network.prefetch-next", false);
      user_pref("services.settings.server", "data:,");
      user_pref("toolkit.telemetry.enabled", false);
      """;

  private final String commands;
  private final Pattern announcement;

  Engine(String commands, String announcement) {
    this.commands = commands;
    this.announcement = Pattern.compile(announcement);
  }

  /**
   * The line by which the browser says where it is driven from, the address in group 1.
   *
   * @return a pattern for a line that it prints
   */
  Pattern announcement() {
    return announcement;
  }

  /** How to start; may write preferences below {@code home}. */
  abstract Launch launch(Path home) throws IOException;

  /** Says whether the browser starts only where there is a screen. */
  boolean needsScreen() {
    return false;
  }

  /** How to drive the browser that announced an address. */
  abstract Driver drive(String announced);

  /**
   * Finds the program.
   *
   * @param path folders to look in, as in the environment's {@code PATH}
   * @throws IllegalStateException if no such browser is installed
   */
  Path program(String path) {
    return Stream.of(commands.split(" "))
        .flatMap(
            command -> Stream.of(path.split(File.pathSeparator)).map(in -> Path.of(in, command)))
        .filter(Path::isAbsolute)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "missing browser: '"
                        + commands
                        + "', expected one of them on the PATH; install it (on Debian:"
                        + " apt-get install chromium firefox-esr libwebkit2gtk-4.1-0 xvfb), or run"
                        + " ./check, which does"));
  }
}
