package dev.puffin.pubgrub;

import dev.puffin.pep440.Version;
import dev.puffin.pep440.VersionRange;
import dev.puffin.pubgrub.DependencyProvider.Urgency;
import dev.puffin.pubgrub.PartialSolution.Relation;
import dev.puffin.pubgrub.PartialSolution.Satisfier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One search for versions that meet all requirements. For the same answers of the provider it takes
 * the same steps.
 */
public final class Solver {
  private static final Version ROOT_VERSION = Version.parse("0");

  private final DependencyProvider provider;
  private final PackageTable table = new PackageTable();
  private final IncompatibilityStore store = new IncompatibilityStore(table);
  private final PartialSolution solution = new PartialSolution();
  private final Priorities priorities = new Priorities();
  private final Decisions view = this::decided;
  private final Deque<Integer> changed = new ArrayDeque<>();
  private final int root = table.number(PackageId.Root.ID);
  private @Nullable VersionRange[] announced = new VersionRange[64];
  private Urgency[] urgencies = new Urgency[64];
  private long decisions;
  private long conflicts;

  private Solver(DependencyProvider provider) {
    this.provider = provider;
  }

  /**
   * Searches for a solution of the requirements of {@link PackageId.Root#ID}.
   *
   * @return the solution, the proof that there is none, or that the provider wanted to stop
   */
  public static SolverResult solve(DependencyProvider provider) {
    return new Solver(provider).run();
  }

  private SolverResult run() {
    priorities.required(root);
    int current = root;
    boolean going = take(root, ROOT_VERSION);
    while (going) {
      Incompatibility failure = propagate(current);
      if (failure != null) {
        return new SolverResult.NoSolution(failure, statistics());
      }
      changePlaces();
      current = mostUrgent();
      if (current < 0) {
        return new SolverResult.Solution(versions(), statistics());
      }
      Version version = choose(current);
      going = version == null || take(current, version);
    }
    return new SolverResult.Stopped(statistics());
  }

  private Statistics statistics() {
    return new Statistics(table.size(), decisions, conflicts, store.size());
  }

  private Optional<Version> decided(PackageId id) {
    Assignments assignments = solution.get(table.find(id));
    return assignments == null ? Optional.empty() : Optional.ofNullable(assignments.decided());
  }

  /** Asks for a version; null if what was learned instead has to be looked at. */
  private @Nullable Version choose(int number) {
    VersionRange range = solution.open(number);
    if (range == null) {
      throw new IllegalStateException(table.id(number) + " needs no version");
    }
    return switch (provider.choose(table.id(number), range, view)) {
      case Choice.Of(Version version) -> version;
      case Choice.None() -> {
        store.add(store.single(number, range, new Cause.NoVersions()));
        yield null;
      }
      case Choice.Unavailable(VersionRange versions, Reason reason) -> {
        store.add(store.single(number, versions, new Cause.Unavailable(reason)));
        yield null;
      }
    };
  }

  /** Adds what a version requires and decides for it unless that is refuted at once. */
  private boolean take(int number, Version version) {
    PackageId id = table.id(number);
    return switch (provider.dependencies(id, version)) {
      case Dependencies.Known(VersionRange versions, List<Dependency> required) -> {
        if (require(number, versions, required)) {
          decisions++;
          solution.decide(number, version);
        }
        yield true;
      }
      case Dependencies.Unavailable(VersionRange versions, Reason reason) -> {
        store.add(store.single(number, versions, new Cause.Unavailable(reason)));
        yield true;
      }
      case Dependencies.Stop() -> false;
    };
  }

  /** Whether all requirements can still be met. */
  private boolean require(int number, VersionRange versions, List<Dependency> required) {
    boolean possible = true;
    for (Dependency dependency : required) {
      int to = table.number(dependency.id());
      priorities.required(table.base(to));
      Incompatibility added = store.require(number, versions, to, dependency.range());
      Assignments assignments = solution.get(to);
      boolean refuted =
          added.size() == 1 || (assignments != null && assignments.satisfies(added.term(1)));
      if (refuted && possible) {
        possible = number == root;
        conflicts++;
        noteConflict(number, added);
      }
    }
    return possible;
  }

  /** Draws all conclusions from a change; returns the proof if there is no solution. */
  private @Nullable Incompatibility propagate(int start) {
    changed.add(start);
    while (!changed.isEmpty()) {
      int number = changed.remove();
      Incompatibility conflict = conclude(number);
      if (conflict != null) {
        conflicts++;
        changed.clear();
        Incompatibility learned = backjump(conflict);
        if (learned.isFinal()) {
          return learned;
        }
        int open = solution.relation(learned);
        int almost = learned.packageAt(open);
        noteConflict(almost, learned);
        derive(almost, learned);
        changed.add(almost);
      }
    }
    return null;
  }

  /** Looks at what speaks of a package; returns an incompatibility that came true, or null. */
  private @Nullable Incompatibility conclude(int number) {
    List<Incompatibility> list = store.of(number);
    for (int i = list.size() - 1; i >= 0; i--) {
      Incompatibility incompatibility = list.get(i);
      if (incompatibility.isContradicted()) {
        continue;
      }
      int relation = solution.relation(incompatibility);
      switch (relation) {
        case Relation.SATISFIED -> {
          return incompatibility;
        }
        case Relation.CONTRADICTED -> store.contradicted(incompatibility, solution.level());
        case Relation.INCONCLUSIVE -> {}
        default -> {
          int almost = incompatibility.packageAt(relation);
          derive(almost, incompatibility);
          if (!changed.contains(almost)) {
            changed.add(almost);
          }
        }
      }
    }
    return null;
  }

  private void derive(int number, Incompatibility incompatibility) {
    solution.derive(number, incompatibility);
    store.contradicted(incompatibility, solution.level());
  }

  /**
   * Finds out of which decision a conflict follows, learns that, and goes back to where the learned
   * incompatibility has one open term. Returns it.
   */
  private Incompatibility backjump(Incompatibility conflict) {
    Incompatibility learned = conflict;
    while (!learned.isFinal()) {
      Satisfier satisfier = solution.satisfier(learned);
      Incompatibility cause = satisfier.cause();
      if (cause == null || satisfier.previousLevel() < satisfier.level()) {
        backtrack(Math.min(satisfier.previousLevel(), satisfier.level() - 1));
        if (learned != conflict) {
          store.add(learned);
        }
        return learned;
      }
      learned = learned.resolve(satisfier.number(), cause);
    }
    return learned;
  }

  private void backtrack(int level) {
    solution.backtrack(level);
    store.backtrack(level);
  }

  private void noteConflict(int number, Incompatibility incompatibility) {
    int refused = table.base(number);
    boolean byOthers = false;
    for (int i = 0; i < incompatibility.size(); i++) {
      int refusing = table.base(incompatibility.packageAt(i));
      if (refusing != refused) {
        priorities.refusing(refusing);
        byOthers = true;
      }
    }
    if (byOthers) {
      priorities.refused(refused);
    }
  }

  /** Takes decisions back that would have been made in another order by now. */
  private void changePlaces() {
    for (int base = priorities.nextChanged(); base >= 0; base = priorities.nextChanged()) {
      Assignments assignments = solution.get(base);
      if (assignments != null && assignments.decided() != null) {
        int level = assignments.level(assignments.size() - 1);
        if (level > 1) {
          backtrack(level - 1);
        }
      }
    }
  }

  /** The open package that comes first, -1 if there is none. Announces ranges that are new. */
  @SuppressWarnings("ReferenceEquality") // another object is news, whatever it holds
  private int mostUrgent() {
    int best = -1;
    long bestRank = Long.MAX_VALUE;
    if (announced.length < table.size()) {
      announced = Arrays.copyOf(announced, table.size() * 2);
      urgencies = Arrays.copyOf(urgencies, table.size() * 2);
    }
    for (int number = 0; number < table.size(); number++) {
      VersionRange range = solution.open(number);
      if (range == null) {
        continue;
      }
      if (announced[number] != range) {
        announced[number] = range;
        urgencies[number] = provider.urgency(table.id(number), range);
        provider.expect(table.id(number), range);
      }
      long rank = rank(number);
      if (rank < bestRank) {
        best = number;
        bestRank = rank;
      }
    }
    return best;
  }

  /** An extra of a project that has its version by now leaves no choice, so it comes first. */
  private long rank(int number) {
    int base = table.base(number);
    if (base != number) {
      Assignments assignments = solution.get(base);
      if (assignments != null && assignments.decided() != null) {
        return 0;
      }
    }
    return priorities.rank(base, urgencies[number]);
  }

  private Map<PackageId, Version> versions() {
    Map<PackageId, Version> versions = new LinkedHashMap<>();
    solution.forEachDecision((number, version) -> versions.put(table.id(number), version));
    versions.remove(PackageId.Root.ID);
    return versions;
  }
}
