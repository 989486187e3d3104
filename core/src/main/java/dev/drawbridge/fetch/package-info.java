/**
 * Definitions of the Fetch standard that the server's and the browser's side of CORS share: tokens,
 * methods, classes of field names and of fields, lists of fields.
 *
 * <p>Every question is answered without regard to the default locale, and those about names and
 * methods without allocation.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http">Fetch, HTTP</a>
 */
@NullMarked
package dev.drawbridge.fetch;

import org.jspecify.annotations.NullMarked;
