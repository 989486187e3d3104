package dev.drawbridge.cors;

import dev.drawbridge.fetch.Methods;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says for whom the drawbridge comes down: which origins may read which answers, and with what
 * requests. Immutable and valid by construction.
 *
 * <p>The settings bear the policy file's keys, in camel case. What is not allowed is refused; but
 * CORS-safelisted methods cannot be denied and need not be listed.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch, CORS protocol</a>
 */
public final class CorsPolicy {
  private final Settings settings;

  private CorsPolicy(Settings settings) {
    this.settings = settings;
  }

  /** Returns a builder of a policy that allows nothing yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that makes a policy equal to this one. */
  public Builder toBuilder() {
    return new Builder(settings);
  }

  /** Returns the patterns in the order given, each once; at least one. */
  public List<OriginPattern> allowOrigins() {
    return new OriginPatterns(settings.allowOrigins());
  }

  /** Returns the methods, normalised, in the order given, each once; or {@code *} alone. */
  public List<String> allowMethods() {
    return settings.allowMethods();
  }

  /** Returns the field names as given, each once; {@code *} may be among them. */
  public List<String> allowHeaders() {
    return settings.allowHeaders();
  }

  /** Returns the names of readable response fields as given, each once; or {@code *} alone. */
  public List<String> exposeHeaders() {
    return settings.exposeHeaders();
  }

  /** Returns whether pages may read answers to requests with cookies or HTTP authentication. */
  public boolean allowCredentials() {
    return settings.allowCredentials();
  }

  /** Returns how long browsers may keep a granted preflight; empty for their own five seconds. */
  public Optional<Duration> maxAge() {
    return Optional.ofNullable(settings.maxAge());
  }

  /** Returns what becomes of actual requests of other origins. */
  public Denied denied() {
    return settings.denied();
  }

  /** Returns the status of a granted preflight, 204 or 200. */
  public int preflightStatus() {
    return settings.preflightStatus();
  }

  /** Returns whether a granted preflight lists only what was asked for. */
  public boolean minimalPreflight() {
    return settings.minimalPreflight();
  }

  /** Returns whether answers to OPTIONS carry {@code Vary}, for caches that store them. */
  public boolean varyPreflight() {
    return settings.varyPreflight();
  }

  /** Returns whether the same origins may read resource timing. */
  public boolean timingAllowOrigin() {
    return settings.timingAllowOrigin();
  }

  /** Returns which sites may embed answers without CORS; empty to leave that alone. */
  public Optional<CrossOriginResourcePolicy> crossOriginResourcePolicy() {
    return Optional.ofNullable(settings.crossOriginResourcePolicy());
  }

  /** Returns whether refused preflights of allowed origins say what was refused. */
  public boolean debug() {
    return settings.debug();
  }

  /** Returns whether, with credentials, schemes other than https are allowed on any host. */
  public boolean dangerouslyAllowInsecureOrigins() {
    return settings.dangerouslyAllowInsecureOrigins();
  }

  /** Returns whether, with credentials, {@code *.} may stand before a public suffix. */
  public boolean dangerouslyAllowPublicSuffixes() {
    return settings.dangerouslyAllowPublicSuffixes();
  }

  /** Returns whether {@code null} may be allowed. */
  public boolean dangerouslyAllowNullOrigin() {
    return settings.dangerouslyAllowNullOrigin();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CorsPolicy that && settings.equals(that.settings);
  }

  @Override
  public int hashCode() {
    return settings.hashCode();
  }

  @Override
  public String toString() {
    return settings.toString().replaceFirst("^Settings", "CorsPolicy");
  }

  /** Makes policies: setters replace, {@link #build} refuses, all at once. Not for many threads. */
  public static final class Builder {
    private List<String> allowOrigins = List.of();
    private List<String> allowMethods = List.of();
    private List<String> allowHeaders = List.of();
    private List<String> exposeHeaders = List.of();
    private boolean allowCredentials;
    private @Nullable Duration maxAge;
    private Denied denied = Denied.PASS;
    private int preflightStatus = 204;
    private boolean minimalPreflight;
    private boolean varyPreflight;
    private boolean timingAllowOrigin;
    private @Nullable CrossOriginResourcePolicy crossOriginResourcePolicy;
    private boolean debug;
    private boolean dangerouslyAllowInsecureOrigins;
    private boolean dangerouslyAllowPublicSuffixes;
    private boolean dangerouslyAllowNullOrigin;

    private Builder() {}

    private Builder(Settings from) {
      allowOrigins = from.allowOrigins();
      allowMethods = from.allowMethods();
      allowHeaders = from.allowHeaders();
      exposeHeaders = from.exposeHeaders();
      allowCredentials = from.allowCredentials();
      maxAge = from.maxAge();
      denied = from.denied();
      preflightStatus = from.preflightStatus();
      minimalPreflight = from.minimalPreflight();
      varyPreflight = from.varyPreflight();
      timingAllowOrigin = from.timingAllowOrigin();
      crossOriginResourcePolicy = from.crossOriginResourcePolicy();
      debug = from.debug();
      dangerouslyAllowInsecureOrigins = from.dangerouslyAllowInsecureOrigins();
      dangerouslyAllowPublicSuffixes = from.dangerouslyAllowPublicSuffixes();
      dangerouslyAllowNullOrigin = from.dangerouslyAllowNullOrigin();
    }

    /** Sets the origins that may read answers; see {@link OriginPattern}. */
    public Builder allowOrigins(String... patterns) {
      return allowOrigins(List.of(patterns));
    }

    /** Sets the origins that may read answers; see {@link OriginPattern}. */
    public Builder allowOrigins(Collection<String> patterns) {
      allowOrigins = List.copyOf(patterns);
      return this;
    }

    /** Sets the methods beyond GET, HEAD and POST that pages may use, or {@code *}. */
    public Builder allowMethods(String... methods) {
      return allowMethods(List.of(methods));
    }

    /** Sets the methods beyond GET, HEAD and POST that pages may use, or {@code *}. */
    public Builder allowMethods(Collection<String> methods) {
      allowMethods = List.copyOf(methods);
      return this;
    }

    /** Sets the fields that pages may send; {@code *} never covers {@code Authorization}. */
    public Builder allowHeaders(String... names) {
      return allowHeaders(List.of(names));
    }

    /** Sets the fields that pages may send; {@code *} never covers {@code Authorization}. */
    public Builder allowHeaders(Collection<String> names) {
      allowHeaders = List.copyOf(names);
      return this;
    }

    /** Sets the response fields that pages may read beyond the CORS-safelisted ones. */
    public Builder exposeHeaders(String... names) {
      return exposeHeaders(List.of(names));
    }

    /** Sets the response fields that pages may read beyond the CORS-safelisted ones. */
    public Builder exposeHeaders(Collection<String> names) {
      exposeHeaders = List.copyOf(names);
      return this;
    }

    /** Sets whether pages may read answers to requests with credentials; default false. */
    public Builder allowCredentials(boolean allow) {
      allowCredentials = allow;
      return this;
    }

    /**
     * Sets how long browsers may keep a granted preflight.
     *
     * @param age from zero to 24 hours, parts of a second dropped; null to say nothing
     */
    public Builder maxAge(@Nullable Duration age) {
      maxAge = age;
      return this;
    }

    /** Sets what becomes of actual requests of other origins; default {@link Denied#PASS}. */
    public Builder denied(Denied action) {
      denied = action;
      return this;
    }

    /** Sets the status of a granted preflight, 204 or 200; default 204. */
    public Builder preflightStatus(int status) {
      preflightStatus = status;
      return this;
    }

    /** Sets whether a granted preflight lists only what was asked for; default false. */
    public Builder minimalPreflight(boolean minimal) {
      minimalPreflight = minimal;
      return this;
    }

    /** Sets whether answers to OPTIONS carry {@code Vary}; default false. */
    public Builder varyPreflight(boolean vary) {
      varyPreflight = vary;
      return this;
    }

    /** Sets whether the same origins may read resource timing; default false. */
    public Builder timingAllowOrigin(boolean allow) {
      timingAllowOrigin = allow;
      return this;
    }

    /** Sets which sites may embed answers without CORS; null to leave that alone. */
    public Builder crossOriginResourcePolicy(@Nullable CrossOriginResourcePolicy value) {
      crossOriginResourcePolicy = value;
      return this;
    }

    /** Sets whether refused preflights of allowed origins say what was refused; default false. */
    public Builder debug(boolean on) {
      debug = on;
      return this;
    }

    /** Permits, with credentials, schemes other than https on any host; default false. */
    public Builder dangerouslyAllowInsecureOrigins(boolean allow) {
      dangerouslyAllowInsecureOrigins = allow;
      return this;
    }

    /** Permits, with credentials, {@code *.} before a public suffix; default false. */
    public Builder dangerouslyAllowPublicSuffixes(boolean allow) {
      dangerouslyAllowPublicSuffixes = allow;
      return this;
    }

    /** Permits {@code null} among the origins, without credentials; default false. */
    public Builder dangerouslyAllowNullOrigin(boolean allow) {
      dangerouslyAllowNullOrigin = allow;
      return this;
    }

    /** Returns all reasons why the policy would be refused, empty if it is sound. */
    public List<PolicyProblem> problems() {
      return PolicyCheck.problemsOf(
          settings(allowOrigins, allowMethods, allowHeaders, exposeHeaders));
    }

    /**
     * Returns the policy.
     *
     * @throws InvalidPolicyException with all problems, if there is one
     */
    public CorsPolicy build() {
      List<PolicyProblem> problems = problems();
      if (!problems.isEmpty()) {
        throw new InvalidPolicyException(problems);
      }
      List<String> methods = allowMethods.stream().map(Methods::normalize).distinct().toList();
      return new CorsPolicy(
          settings(
              OriginPatterns.distinct(allowOrigins),
              methods,
              Settings.distinctNames(allowHeaders),
              Settings.distinctNames(exposeHeaders)));
    }

    private Settings settings(
        List<String> origins, List<String> methods, List<String> headers, List<String> exposed) {
      return new Settings(
          origins,
          methods,
          headers,
          exposed,
          allowCredentials,
          maxAge,
          denied,
          preflightStatus,
          minimalPreflight,
          varyPreflight,
          timingAllowOrigin,
          crossOriginResourcePolicy,
          debug,
          dangerouslyAllowInsecureOrigins,
          dangerouslyAllowPublicSuffixes,
          dangerouslyAllowNullOrigin);
    }
  }
}
