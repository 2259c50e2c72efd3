package dev.puffin.requirements;

import dev.puffin.error.Problem;
import dev.puffin.pep508.InvalidRequirementException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something wrong in an input file.
 *
 * @param place {@code file:line:column}, as far as it is known
 * @param reason what is wrong there
 * @param evidence the text with a caret below, or nothing
 * @param hint what to do about it
 */
record InputProblem(String place, String reason, List<String> evidence, Optional<String> hint) {
  private static final int SHOWN = 3;

  InputProblem {
    evidence = List.copyOf(evidence);
  }

  /** A fault at an index of a line; places in lines with expanded variables are not shown. */
  static InputProblem inLine(InputFile file, LogicalLine line, int index, String reason) {
    if (!line.isAsWritten()) {
      return new InputProblem(
          file.display() + ":" + line.number(), reason, List.of(line.verbatim()), Optional.empty());
    }
    LogicalLine.Piece at = line.locate(index);
    return new InputProblem(
        file.display() + ":" + at.line() + ":" + at.column(),
        reason,
        InvalidRequirementException.pointAt(line.text(), index),
        Optional.empty());
  }

  /** A fault at an index of a text that is not in a file. */
  static InputProblem inText(String label, String text, int index, String reason) {
    List<String> shown = InvalidRequirementException.pointAt(text, index);
    return new InputProblem(label, reason, shown, Optional.empty());
  }

  /** What went wrong while a line was followed. */
  static InputProblem below(InputFile file, LogicalLine line, Problem cause) {
    return new InputProblem(
        file.display() + ":" + line.number(), cause.message(), cause.evidence(), cause.hint());
  }

  /** One failure for all of them, which shows the first in full; there has to be one. */
  static InvalidInputException failure(List<InputProblem> problems) {
    InputProblem first = problems.getFirst();
    List<String> evidence = new ArrayList<>(first.evidence);
    int shown = Math.min(problems.size(), SHOWN);
    for (InputProblem other : problems.subList(1, shown)) {
      evidence.add("also " + other.place + ": " + other.reason);
    }
    int left = problems.size() - shown;
    if (left > 0) {
      evidence.add("and " + left + (left == 1 ? " more problem" : " more problems"));
    }
    Problem problem = new Problem(first.place + ": " + first.reason, evidence, first.hint);
    return new InvalidInputException(problem);
  }
}
