/**
 * What is wrong, and how it is told: findings with their evidence, the acceptances of a team, and
 * reports as text, JSON and SARIF. Knows no network.
 */
@NullMarked
package dev.drawbridge.doctor.finding;

import org.jspecify.annotations.NullMarked;
