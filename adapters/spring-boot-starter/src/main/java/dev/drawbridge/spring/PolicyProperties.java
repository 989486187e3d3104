package dev.drawbridge.spring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * One policy: the keys of a policy file. All is text here, so that every mistake is found at once
 * and told of in the same words as in a file.
 *
 * @param allowOrigins Origins whose pages may read answers, such as https://shop.example,
 *     https://*.shop.example or http://localhost:*.
 * @param allowOriginsFrom Path of a text file with more origins, one a line.
 * @param allowMethods Methods that pages may use beyond GET, HEAD and POST.
 * @param allowHeaders Request fields that pages may set beyond the CORS-safelisted ones.
 * @param exposeHeaders Response fields that pages may read beyond the CORS-safelisted ones.
 * @param allowCredentials Whether answers to requests with cookies may be read.
 * @param maxAge How long browsers may keep the answer to a preflight, such as 10m or 2h.
 * @param denied What happens to a request of an origin that is not allowed: pass or reject.
 * @param preflightStatus Status of a granted preflight: 204 or 200.
 * @param minimalPreflight Whether a preflight is told only what it asked for.
 * @param varyPreflight Whether preflights carry Vary, for caches that store OPTIONS.
 * @param timingAllowOrigin Whether the same origins may read resource timing.
 * @param crossOriginResourcePolicy Who may embed answers: same-origin, same-site or cross-origin.
 * @param debug Whether refused preflights of allowed origins name the culprit in the console.
 * @param dangerouslyAllowInsecureOrigins Whether credentials go to origins without TLS.
 * @param dangerouslyAllowPublicSuffixes Whether credentials go to all sites of a public suffix.
 * @param dangerouslyAllowNullOrigin Whether the origin null may be allowed.
 */
@ConfigurationProperties(Settings.PREFIX)
record PolicyProperties(
    @Nullable List<String> allowOrigins,
    @Nullable String allowOriginsFrom,
    @Nullable List<String> allowMethods,
    @Nullable List<String> allowHeaders,
    @Nullable List<String> exposeHeaders,
    @Nullable String allowCredentials,
    @Nullable String maxAge,
    @Nullable String denied,
    @Nullable String preflightStatus,
    @Nullable String minimalPreflight,
    @Nullable String varyPreflight,
    @Nullable String timingAllowOrigin,
    @Nullable String crossOriginResourcePolicy,
    @Nullable String debug,
    @Nullable String dangerouslyAllowInsecureOrigins,
    @Nullable String dangerouslyAllowPublicSuffixes,
    @Nullable String dangerouslyAllowNullOrigin) {}
