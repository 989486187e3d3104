/**
 * Origins as the HTML standard defines them, as browsers serialise them, and how they relate: same
 * origin, same site, potentially trustworthy.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/browsers.html#origin">HTML, origins</a>
 */
@NullMarked
package dev.drawbridge.origin;

import org.jspecify.annotations.NullMarked;
