/**
 * The security audit of a URL: a list of harmless probes, and pure rules that turn what they bring
 * back into findings.
 */
@NullMarked
package dev.drawbridge.doctor.audit;

import org.jspecify.annotations.NullMarked;
