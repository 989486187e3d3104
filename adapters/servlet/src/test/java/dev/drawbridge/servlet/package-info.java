@NullMarked
package dev.drawbridge.servlet;

import org.jspecify.annotations.NullMarked;
