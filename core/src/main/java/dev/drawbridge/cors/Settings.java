package dev.drawbridge.cors;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a policy says, as it was given: not yet checked. */
record Settings(
    List<String> allowOrigins,
    List<String> allowMethods,
    List<String> allowHeaders,
    List<String> exposeHeaders,
    boolean allowCredentials,
    @Nullable Duration maxAge,
    Denied denied,
    int preflightStatus,
    boolean minimalPreflight,
    boolean varyPreflight,
    boolean timingAllowOrigin,
    @Nullable CrossOriginResourcePolicy crossOriginResourcePolicy,
    boolean debug,
    boolean dangerouslyAllowInsecureOrigins,
    boolean dangerouslyAllowPublicSuffixes,
    boolean dangerouslyAllowNullOrigin) {}
