/** What every listener of the gateway has in common. */
@NullMarked
package dev.drawbridge.gateway.listen;

import org.jspecify.annotations.NullMarked;
