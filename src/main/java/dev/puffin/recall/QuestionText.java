package dev.puffin.recall;

import dev.puffin.index.IndexSettings;
import dev.puffin.pep508.MarkerEnvironment;
import dev.puffin.pep508.PackageName;
import dev.puffin.requirements.InputRequirement;
import dev.puffin.resolver.FormatPolicy;
import dev.puffin.resolver.Manifest;
import dev.puffin.resolver.Preference;
import dev.puffin.resolver.RequirementOverride;
import dev.puffin.resolver.ResolverEnvironment;
import dev.puffin.resolver.ResolverOptions;
import dev.puffin.resolver.UploadCutoff;
import dev.puffin.tags.Tags;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A question as a text: the same for the same question, and another for any other. Every component
 * of its records is in it, which a test holds.
 */
final class QuestionText {
  private final StringBuilder out = new StringBuilder(4096);

  private QuestionText() {}

  /**
   * The text.
   *
   * @param program which program answers, since another may choose otherwise
   */
  static String of(Question question, String program) {
    QuestionText text = new QuestionText();
    text.line("program", program);
    text.line("scope", question.scope());
    text.add(question.manifest());
    text.add(question.options());
    text.add(question.environment());
    text.add(question.indexes());
    return text.out.toString();
  }

  private void add(Manifest manifest) {
    manifest.requirements().forEach(one -> add("requirement", one));
    manifest.constraints().forEach(one -> add("constraint", one));
    for (RequirementOverride override : manifest.overrides()) {
      line("override of", override.parent());
      add("override", override.replacement());
    }
    names("excluded", manifest.excludes());
    for (Preference preference : manifest.preferences()) {
      line("preferred", preference.name());
      line("version", preference.version().text());
      line("where", preference.marker());
    }
    line("upgrade all", manifest.upgrade().all());
    names("upgraded", manifest.upgrade().packages());
  }

  private void add(String role, InputRequirement input) {
    line(role, input.details().verbatim());
    switch (input) {
      case InputRequirement.Named(var requirement, _) -> line("named", requirement);
      case InputRequirement.Direct(var name, var extras, var source, var marker, _) -> {
        line("place", source);
        line("name", name);
        line("extras", extras);
        line("where", marker);
      }
    }
    InputRequirement.Details details = input.details();
    line("from", details.origin().label());
    line("file", details.origin());
    if (!details.hashes().isEmpty()) {
      line("hashes", details.hashes());
    }
    details
        .configSettings()
        .forEach((key, values) -> {
          line("setting", key);
          line("values", values);
        });
  }

  private void add(ResolverOptions options) {
    line("mode", options.mode());
    line("pre-releases", options.prerelease());
    new TreeMap<>(options.packagePrerelease())
        .forEach((name, mode) -> {
          line("of", name);
          line("pre-releases", mode);
        });
    add(options.cutoff());
    add(options.formats());
    line("dependencies", options.withDependencies());
  }

  private void add(UploadCutoff cutoff) {
    line("until", cutoff.general());
    for (Map.Entry<PackageName, ?> entry : new TreeMap<>(cutoff.packages()).entrySet()) {
      line("of", entry.getKey());
      line("until", entry.getValue());
    }
  }

  private void add(FormatPolicy formats) {
    names("source only", formats.sourceOnly());
    line("all source only", formats.allSourceOnly());
    names("wheel only", formats.wheelOnly());
    line("all wheel only", formats.allWheelOnly());
  }

  private void add(ResolverEnvironment environment) {
    switch (environment) {
      case ResolverEnvironment.Single(MarkerEnvironment markers, Tags tags) -> {
        line("markers", markers);
        line("tags", tags);
      }
      case ResolverEnvironment.Universal(var pythons, var platforms) -> {
        line("pythons", pythons);
        platforms.forEach(platform -> line("platform", platform));
      }
    }
  }

  private void add(IndexSettings indexes) {
    line("index", indexes.index());
    indexes.extra().forEach(index -> line("extra index", index));
    indexes.findLinks().forEach(place -> line("links", place));
    line("no index", indexes.noIndex());
    line("strategy", indexes.strategy());
  }

  private void names(String role, Collection<PackageName> names) {
    if (!names.isEmpty()) {
      line(role, new TreeSet<>(names));
    }
  }

  private void line(String role, Optional<?> value) {
    value.ifPresent(present -> line(role, present));
  }

  /** The length before the value keeps values with line ends apart from other lines. */
  private void line(String role, Object value) {
    String text = value.toString();
    out.append(role).append(' ').append(text.length()).append(' ').append(text).append('\n');
  }
}
