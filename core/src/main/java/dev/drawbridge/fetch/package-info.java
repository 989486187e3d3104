/**
 * Definitions of the Fetch standard that the server's and the browser's side of CORS share: tokens,
 * methods and classes of field names.
 *
 * <p>Every question is answered without allocation and without regard to the default locale.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http">Fetch, HTTP</a>
 */
@NullMarked
package dev.drawbridge.fetch;

import org.jspecify.annotations.NullMarked;
