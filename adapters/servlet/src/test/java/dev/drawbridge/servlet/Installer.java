package dev.drawbridge.servlet;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;

/** Puts servlets and filters into an application that is starting, by the servlet API alone. */
@FunctionalInterface
interface Installer {
  void install(ServletContext context) throws ServletException;
}
