package dev.puffin.requirements;

import dev.puffin.error.PuffinException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** One pass over a requirements file and all that it includes; collects results and problems. */
final class IncludeReader {
  private final RequirementsReader files;
  private final boolean constraintsOnly;
  private final Deque<InputFile> open = new ArrayDeque<>();
  private final List<InputRequirement> requirements = new ArrayList<>();
  private final List<InputRequirement> constraints = new ArrayList<>();
  private final List<FileOption> options = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<Pylock> locks = new ArrayList<>();
  private final List<InputProblem> problems = new ArrayList<>();

  /** A pass; the first file holds constraints if {@code constraintsOnly}. */
  IncludeReader(RequirementsReader files, boolean constraintsOnly) {
    this.files = files;
    this.constraintsOnly = constraintsOnly;
  }

  /** Reads the file and fails with all problems at once. */
  RequirementsInput readAll(InputFile file) {
    read(file, constraintsOnly);
    if (!problems.isEmpty()) {
      throw InputProblem.failure(problems);
    }
    return new RequirementsInput(requirements, constraints, options, warnings, locks);
  }

  private void read(InputFile file, boolean constraint) {
    open.push(file);
    Origin origin =
        constraint ? Origin.constraints(file.display(), 0) : Origin.requirements(file.display(), 0);
    for (LogicalLine line : files.lines(file, lock -> add(lock, constraint))) {
      try {
        read(file, line, origin.atLine(line.number()), constraint);
      } catch (LineFault e) {
        problems.add(InputProblem.inLine(file, line, e.position(), e.reason()));
      } catch (PuffinException e) {
        problems.add(InputProblem.below(file, line, e.problem()));
      }
    }
    open.pop();
  }

  private void read(InputFile file, LogicalLine line, Origin origin, boolean constraint) {
    RequirementLine content = new RequirementLine(line, origin, files.directory(), warnings);
    content.requirement().ifPresent(found -> add(found, constraint));
    if (content.isOptionLine()) {
      options.addAll(content.options(file));
      for (ParsedLine.Given include : content.includes()) {
        include(file, include);
      }
    }
  }

  private void add(InputRequirement requirement, boolean constraint) {
    if (constraint) {
      constraints.add(Constraints.check(requirement, warnings));
    } else {
      requirements.add(requirement);
    }
  }

  /** As constraints, lock files only limit versions. */
  private void add(Pylock lock, boolean constraint) {
    if (!constraint) {
      locks.add(lock);
    }
  }

  private void include(InputFile file, ParsedLine.Given given) {
    InputFile included = file.include(given.value(), files.directory());
    for (InputFile reading : open) {
      if (reading.identity().equals(included.identity())) {
        throw new LineFault(
            given.position(), included.display() + " includes itself through this line");
      }
    }
    read(included, given.option() == LineOption.CONSTRAINT);
  }
}
