/**
 * The browser's side of CORS: what a browser sends for a fetch, and whether it shares the response
 * with the page, by the Fetch standard and by the engines that differ from it.
 *
 * <p>{@link dev.drawbridge.browser.Browser} is the way in. Comments cite the algorithms and steps
 * of the standard; everything in which an engine departs is a {@link
 * dev.drawbridge.browser.Difference}.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#fetching">Fetch, fetching</a>
 */
@NullMarked
package dev.drawbridge.browser;

import org.jspecify.annotations.NullMarked;
