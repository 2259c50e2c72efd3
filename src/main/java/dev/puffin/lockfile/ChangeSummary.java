package dev.puffin.lockfile;

import dev.puffin.pep508.Marker;
import dev.puffin.pep508.PackageName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a new requirements file says differently from the one before. Comments, options and order do
 * not count.
 *
 * @param changes the differences, sorted by package
 */
public record ChangeSummary(List<Change> changes) {

  /** Copies the changes. */
  public ChangeSummary {
    changes = List.copyOf(changes);
  }

  /** The differences between two files. */
  public static ChangeSummary between(ExistingLockfile before, ExistingLockfile after) {
    Map<String, List<ExistingEntry>> old = bySubject(before);
    Map<String, List<ExistingEntry>> now = bySubject(after);
    Set<String> subjects = new HashSet<>(old.keySet());
    subjects.addAll(now.keySet());
    List<Change> changes = new ArrayList<>();
    for (String subject : subjects.stream().sorted(Comparator.naturalOrder()).toList()) {
      compare(
          subject,
          old.getOrDefault(subject, List.of()),
          now.getOrDefault(subject, List.of()),
          changes);
    }
    return new ChangeSummary(changes);
  }

  /** Whether the files hold the same. */
  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** Several lines of one package are for different environments. */
  private static Map<String, List<ExistingEntry>> bySubject(ExistingLockfile file) {
    Map<String, List<ExistingEntry>> grouped = new TreeMap<>();
    for (ExistingEntry entry : file.entries()) {
      String subject = entry.name().map(PackageName::value).orElse(entry.requirement());
      grouped.computeIfAbsent(subject, _ -> new ArrayList<>()).add(entry);
    }
    return grouped;
  }

  private static void compare(
      String subject, List<ExistingEntry> old, List<ExistingEntry> now, List<Change> changes) {
    List<ExistingEntry> gone = new ArrayList<>();
    List<ExistingEntry> come = new ArrayList<>(now);
    for (ExistingEntry entry : old) {
      Optional<ExistingEntry> same = come.stream().filter(e -> sameText(entry, e)).findFirst();
      if (same.isPresent()) {
        come.remove(same.get());
        rehash(subject, entry, same.get(), changes);
      } else {
        gone.add(entry);
      }
    }
    if (gone.size() == 1 && come.size() == 1) {
      changes.add(difference(subject, gone.getFirst(), come.getFirst()));
      return;
    }
    gone.forEach(entry -> changes.add(new Change.Removed(subject, pin(entry), entry.via())));
    come.forEach(entry -> changes.add(new Change.Added(subject, pin(entry), entry.via())));
  }

  private static boolean sameText(ExistingEntry one, ExistingEntry other) {
    return text(one).equals(text(other));
  }

  private static void rehash(
      String subject, ExistingEntry old, ExistingEntry now, List<Change> changes) {
    if (old.hashes().equals(now.hashes())) {
      return;
    }
    Set<String> before = Set.copyOf(old.hashes());
    Set<String> after = Set.copyOf(now.hashes());
    int added = (int) after.stream().filter(hash -> !before.contains(hash)).count();
    int removed = (int) before.stream().filter(hash -> !after.contains(hash)).count();
    changes.add(new Change.Rehashed(subject, pin(now), added, removed, now.via()));
  }

  private static Change difference(String subject, ExistingEntry old, ExistingEntry now) {
    if (old.version().isPresent()
        && now.version().isPresent()
        && !old.version().equals(now.version())) {
      return new Change.Moved(
          subject, old.version().orElseThrow(), now.version().orElseThrow(), now.via());
    }
    return new Change.Rewritten(subject, text(old), text(now), now.via());
  }

  private static String text(ExistingEntry entry) {
    Optional<String> marker = entry.marker().map(Marker::toString);
    return entry.requirement() + marker.map(condition -> " ; " + condition).orElse("");
  }

  /** The version, else the whole requirement, with the marker where there is one. */
  private static String pin(ExistingEntry entry) {
    String pin = entry.version().map(Object::toString).orElse(entry.requirement());
    return pin + entry.marker().map(marker -> " ; " + marker).orElse("");
  }
}
