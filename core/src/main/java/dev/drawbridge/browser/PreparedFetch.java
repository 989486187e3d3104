package dev.drawbridge.browser;

import dev.drawbridge.fetch.Field;
import dev.drawbridge.fetch.FieldList;
import dev.drawbridge.origin.Url;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call of {@code fetch} whose {@code Request} was constructed, or failed to be: the same in every
 * browser, so that several can go on from it. Immutable.
 */
public final class PreparedFetch {
  private final FetchRequest given;
  private final @Nullable Setup setup;
  private final @Nullable BlockedException failure;

  private record Setup(Url url, String method, FieldList fields) {}

  private PreparedFetch(
      FetchRequest given, @Nullable Setup setup, @Nullable BlockedException failure) {
    this.given = given;
    this.setup = setup;
    this.failure = failure;
  }

  /** Constructs the {@code Request} of a fetch. */
  public static PreparedFetch of(FetchRequest given) {
    try {
      RequestSetup setup = new RequestSetup(given);
      Url url = setup.url();
      String method = setup.method();
      return new PreparedFetch(given, new Setup(url, method, setup.fields(method)), null);
    } catch (BlockedException blocked) {
      return new PreparedFetch(given, null, blocked);
    }
  }

  /** Returns the request as it sets out from a browser of the given profile. */
  FetchState state(Profile profile) throws BlockedException {
    if (failure != null) {
      throw failure;
    }
    Setup made = Objects.requireNonNull(setup);
    boolean guarded = given.mode() == RequestMode.NO_CORS;
    FieldList fields = guarded ? guarded(made.fields, profile) : made.fields;
    return new FetchState(given, made.url, made.method, fields);
  }

  /**
   * Keeps what an engine safelists; where script's {@code Content-Type} falls, the body's comes.
   */
  private FieldList guarded(FieldList fields, Profile profile) {
    UnsafeNames names = new UnsafeNames(profile);
    FieldList kept = names.safelisted(fields);
    String type = given.body() == null ? null : given.body().type();
    if (type == null || kept.contains("Content-Type")) {
      return kept;
    }
    FieldList typed = kept.append(new Field("Content-Type", type));
    return profile.has(Difference.BODY_TYPE_UNGUARDED) ? typed : names.safelisted(typed);
  }
}
