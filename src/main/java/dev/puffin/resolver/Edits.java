package dev.puffin.resolver;

import dev.puffin.error.PuffinException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The smallest changes of what the user wrote after which there is a solution. Each was tried with
 * all requirements before it is named.
 */
final class Edits {
  private static final int MOST = 3;
  private static final int QUESTIONS = 6_000;
  private static final Duration LONGEST = Duration.ofSeconds(8);
  private static final int QUESTIONS_FOR_MORE = 1_000;
  private static final Duration LONGEST_FOR_MORE = Duration.ofSeconds(3);

  private final Search search;
  private final MinimalConflict conflict;
  private final Trial trial;
  private Effort effort = Effort.of(QUESTIONS, LONGEST);

  Edits(Search search, MinimalConflict conflict, Trial trial) {
    this.search = search;
    this.conflict = conflict;
    this.trial = trial;
  }

  /** Advice that names changes that help; empty if none was found with reasonable effort. */
  Optional<String> thatResolve() {
    List<String> single = single();
    return switch (single.size()) {
      case 0 -> together();
      case 1 -> Optional.of("this was tried and resolves: " + single.getFirst());
      default -> Optional.of("each of these was tried and resolves:\n" + lines(single));
    };
  }

  private static String lines(List<String> edits) {
    return "  " + String.join("\n  ", edits);
  }

  /** Changes that help by themselves: of each thing that can be changed the smallest. */
  private List<String> single() {
    List<String> found = new ArrayList<>();
    EditChoices possible = new EditChoices(conflict);
    List<List<Edit>> all = new ArrayList<>(possible.options(search.options()));
    all.addAll(possible.inputs());
    for (List<Edit> choices : all) {
      Optional<String> edit = found.size() < MOST ? first(choices) : Optional.empty();
      if (edit.isPresent() && found.isEmpty()) {
        effort = Effort.of(QUESTIONS_FOR_MORE, LONGEST_FOR_MORE);
      }
      edit.ifPresent(found::add);
    }
    return found;
  }

  private Optional<String> first(List<Edit> choices) {
    for (Edit edit : choices) {
      if (run(edit.in(search.manifest()), edit.in(search.options())) instanceof Trial.Solved to) {
        return Optional.of(edit.text(to));
      }
    }
    return Optional.empty();
  }

  /** What else goes wrong when other versions are looked at must not hide the conflict. */
  private Trial.Outcome run(Manifest manifest, ResolverOptions options) {
    try {
      return trial.run(manifest, options, effort);
    } catch (PuffinException e) {
      return new Trial.Unfinished();
    }
  }

  /** Several changes where one leads to the next conflict. */
  private Optional<String> together() {
    List<Edit> chosen = new ArrayList<>();
    MinimalConflict open = conflict;
    Manifest manifest = search.manifest();
    while (chosen.size() < MOST) {
      Optional<Edit> next = thatEnds(open, manifest);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      chosen.add(next.get());
      manifest = next.get().in(manifest);
      switch (run(manifest, search.options())) {
        case Trial.Solved solved -> {
          List<String> texts = chosen.stream().map(edit -> edit.text(solved)).toList();
          return Optional.of("these together were tried and resolve:\n" + lines(texts));
        }
        case Trial.Failed(Search other, var proof) ->
            open = MinimalConflict.of(other, proof, effort);
        case Trial.Unfinished _ -> {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /** A change after which the requirements of a conflict can be met, whatever becomes of others. */
  private Optional<Edit> thatEnds(MinimalConflict open, Manifest manifest) {
    Manifest alone = manifest.withRequirements(open.inputs());
    for (List<Edit> choices : new EditChoices(open).inputs()) {
      for (Edit edit : choices) {
        if (run(edit.in(alone), search.options()) instanceof Trial.Solved) {
          return Optional.of(edit);
        }
      }
    }
    return Optional.empty();
  }
}
