package dev.puffin.requirements;

import dev.puffin.pep508.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads overrides: requirements, each of which may be meant for one parent alone, written before it
 * as in {@code apache-flink>protobuf<3.21}.
 */
final class OverrideReader {
  private final RequirementsReader files;
  private final List<OverrideRequirement> overrides = new ArrayList<>();
  private final List<InputProblem> problems = new ArrayList<>();

  OverrideReader(RequirementsReader files) {
    this.files = files;
  }

  /** Where the parent ends that an override is meant for: at the {@code >} behind it, or -1. */
  static int endOfParent(String text) {
    int end = text.indexOf('>');
    if (end < 0 || PackageName.tryParse(text.substring(0, end).strip()).isEmpty()) {
      return -1;
    }
    String child = text.substring(end + 1).stripLeading();
    boolean version =
        child.length() > 1
            && (child.charAt(0) == 'v' || child.charAt(0) == 'V')
            && Character.isDigit(child.charAt(1));
    return child.isEmpty() || !Character.isLetter(child.charAt(0)) || version ? -1 : end;
  }

  /** Reads a file and fails with all problems at once. */
  List<OverrideRequirement> readAll(InputFile file) {
    for (LogicalLine line : files.lines(file)) {
      try {
        read(line, Origin.overrides(file.display(), line.number()));
      } catch (LineFault e) {
        problems.add(InputProblem.inLine(file, line, e.position(), e.reason()));
      }
    }
    if (!problems.isEmpty()) {
      throw InputProblem.failure(problems);
    }
    return List.copyOf(overrides);
  }

  private void read(LogicalLine line, Origin origin) {
    int end = endOfParent(line.text());
    try {
      overrides.add(new OverrideRequirement(parent(line.text(), end), child(line, end, origin)));
    } catch (LineFault e) {
      int before = end < 0 ? 0 : startOfChild(line.text(), end);
      throw new LineFault(before + e.position(), e.reason());
    }
  }

  private InputRequirement child(LogicalLine line, int end, Origin origin) {
    LogicalLine child = end < 0 ? line : withoutParent(line, end);
    RequirementLine content = new RequirementLine(child, origin, files.directory(), List.of());
    InputRequirement requirement =
        content
            .requirement()
            .orElseThrow(() -> new LineFault(0, "options have no place among overrides"));
    if (requirement.packageName().isEmpty()) {
      throw new LineFault(0, "an override has to name its package: NAME @ URL");
    }
    return requirement;
  }

  private static Optional<PackageName> parent(String text, int end) {
    return end < 0 ? Optional.empty() : PackageName.tryParse(text.substring(0, end).strip());
  }

  private static LogicalLine withoutParent(LogicalLine line, int end) {
    int written = line.verbatim().indexOf('>');
    return new LogicalLine(
        line.number(),
        line.text().substring(startOfChild(line.text(), end)),
        line.verbatim().substring(startOfChild(line.verbatim(), written)),
        line.pieces());
  }

  private static int startOfChild(String text, int end) {
    return text.length() - text.substring(end + 1).stripLeading().length();
  }

  /** Reads one override as it may stand on a command line. */
  OverrideRequirement readOne(String text, String label) {
    int end = endOfParent(text);
    return new OverrideRequirement(
        parent(text, end), files.requirement(text.substring(end + 1), label));
  }
}
