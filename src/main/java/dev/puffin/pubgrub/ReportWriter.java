package dev.puffin.pubgrub;

import dev.puffin.pubgrub.SolverResult.NoSolution;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the whole proof that there is no solution, one conclusion a line, each after those it
 * follows from. A conclusion that is used later than in the next line is referred to by number.
 */
public final class ReportWriter {
  private final Wording wording;
  private final Map<Incompatibility, Integer> lines = new HashMap<>();
  private final List<String> text = new ArrayList<>();

  private ReportWriter(Wording wording) {
    this.wording = wording;
  }

  /** The lines of the report; the last one says that there is no solution. */
  public static List<String> write(NoSolution noSolution, Wording wording) {
    ReportWriter writer = new ReportWriter(wording);
    if (noSolution.root().cause() instanceof Cause.Derived) {
      inOrder(noSolution.root()).forEach(writer::line);
    } else {
      writer.text.add(writer.sentence(noSolution.root()) + ".");
    }
    return List.copyOf(writer.text);
  }

  /**
   * The conclusions, each once and after those it follows from. Proofs can be deep: no recursion.
   */
  private static List<Incompatibility> inOrder(Incompatibility root) {
    List<Incompatibility> ordered = new ArrayList<>();
    Set<Incompatibility> opened = new HashSet<>();
    Set<Incompatibility> done = new HashSet<>();
    Deque<Incompatibility> stack = new ArrayDeque<>(List.of(root));
    while (!stack.isEmpty()) {
      Incompatibility next = stack.peek();
      if (!(next.cause() instanceof Cause.Derived(Incompatibility conflict, Incompatibility other))
          || done.contains(next)) {
        stack.pop();
      } else if (opened.add(next)) {
        stack.push(other);
        stack.push(conflict);
      } else {
        stack.pop();
        done.add(next);
        ordered.add(next);
      }
    }
    return ordered;
  }

  private void line(Incompatibility conclusion) {
    if (!(conclusion.cause()
        instanceof Cause.Derived(Incompatibility conflict, Incompatibility other))) {
      throw new IllegalArgumentException(conclusion + " is no conclusion");
    }
    String because;
    if (isPrevious(other)) {
      because = "And because " + reference(conflict);
    } else if (isPrevious(conflict)) {
      because = "And because " + reference(other);
    } else {
      because = "Because " + reference(conflict) + " and " + reference(other);
    }
    text.add(because + ", " + sentence(conclusion) + ".");
    lines.put(conclusion, text.size());
  }

  private boolean isPrevious(Incompatibility incompatibility) {
    return !text.isEmpty() && lines.getOrDefault(incompatibility, 0) == text.size();
  }

  private String reference(Incompatibility incompatibility) {
    Integer line = lines.get(incompatibility);
    String sentence = sentence(incompatibility);
    return line == null ? sentence : sentence + " (line " + line + ")";
  }

  /** What an incompatibility says, as a clause without a full stop. */
  private String sentence(Incompatibility incompatibility) {
    if (incompatibility.isFinal()) {
      return "your requirements can't be met";
    }
    return switch (incompatibility.cause()) {
      case Cause.NoVersions() -> "there are no versions of " + term(incompatibility, 0);
      case Cause.Unavailable(Reason reason) -> term(incompatibility, 0) + " " + reason.clause();
      case Cause.Requirement(), Cause.Derived(_, _) -> implication(incompatibility);
    };
  }

  private String implication(Incompatibility incompatibility) {
    List<String> together = new ArrayList<>();
    List<String> needed = new ArrayList<>();
    boolean rootAlone = true;
    for (int i = 0; i < incompatibility.size(); i++) {
      if (!incompatibility.term(i).positive()) {
        needed.add(term(incompatibility, i));
      } else if (!(incompatibility.id(i) instanceof PackageId.Root)) {
        together.add(term(incompatibility, i));
        rootAlone = false;
      }
    }
    String or = String.join(" or ", needed);
    if (rootAlone) {
      return "you require " + or;
    }
    String and = String.join(" and ", together);
    if (!needed.isEmpty()) {
      return and + (together.size() == 1 ? " requires " : " require ") + or;
    }
    return together.size() == 1 ? and + " can't be used" : and + " can't be used together";
  }

  private String term(Incompatibility incompatibility, int index) {
    return wording.versions(incompatibility.id(index), incompatibility.term(index).range());
  }
}
