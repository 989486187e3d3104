package dev.drawbridge.config;

import dev.drawbridge.cors.CorsPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an application needs: {@code policies}, and of {@code routes} what is said about CORS.
 * The gateway's keys may be there, and their values are not looked at.
 */
final class ApplicationReader {

  private final Cursor root;
  private final Fields fields;
  private final Section route;
  private final SourceFiles files;
  private final Names<CorsPolicy> names;
  private final RuleReader rules;
  private final Map<String, CorsPolicy> policies = new LinkedHashMap<>();

  private ApplicationReader(Cursor root, Fields fields, Section route, SourceFiles files) {
    this.root = root;
    this.fields = fields;
    this.route = route;
    this.files = files;
    names = new Names<>("policy", fields, "policies", c -> PolicyReader.read(c, files));
    rules = new RuleReader(names, files);
    policies.putAll(names.values());
  }

  /** What a policy file says, or null once its problems are reported. */
  static @Nullable ApplicationConfig file(Cursor root, SourceFiles files) {
    return read(root, Section.FILE, Section.ROUTE, files);
  }

  /** What settings say, or null once their problems are reported. */
  static @Nullable ApplicationConfig settings(Cursor root, SourceFiles files) {
    return read(root, Section.SETTINGS, Section.RULE, files);
  }

  private static @Nullable ApplicationConfig read(
      Cursor root, Section keys, Section route, SourceFiles files) {
    Fields fields = root.fields(keys);
    if (fields == null) {
      return null;
    }
    ApplicationReader reader = new ApplicationReader(root, fields, route, files);
    ApplicationConfig config = reader.config();
    reader.rules.reportUnreachable(true);
    return root.problems().hasErrors() ? null : config;
  }

  private ApplicationConfig config() {
    List<CorsRule> read = new ArrayList<>();
    Cursor cursor = fields.get("routes");
    List<Cursor> items = cursor == null ? null : cursor.items("a list of routes", "route");
    for (Cursor item : items == null ? List.<Cursor>of() : items) {
      Fields keys = item.fields(route);
      CorsRule rule = keys == null ? null : rules.read(keys);
      if (rule != null) {
        read.add(rule);
      }
    }
    if (Section.POLICY.keys().stream().anyMatch(key -> !fields.isAbsent(key))) {
      everywhere(read);
    }
    return new ApplicationConfig(policies, read);
  }

  /** The policy whose keys stand beside {@code policies}: in force where no route is. */
  private void everywhere(List<CorsRule> read) {
    CorsPolicy policy = PolicyReader.read(root, fields, files);
    names.refuse(ApplicationSettings.DEFAULT, "the policy beside policies has this name");
    CorsRule rule = policy == null ? null : rules.rest(ApplicationSettings.DEFAULT, policy);
    if (policy != null && rule != null) {
      policies.put(ApplicationSettings.DEFAULT, policy);
      read.add(rule);
    }
  }
}
