/**
 * The gateway's life: it starts from a policy file, follows the file's changes, and drains before
 * it ends. The traffic itself is carried below.
 */
@NullMarked
package dev.drawbridge.gateway;

import org.jspecify.annotations.NullMarked;
