package dev.puffin.resolver;

import dev.puffin.markers.MarkerSet;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.PackageName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds where a resolution for many environments has to fork: where one package requires different
 * versions of another one in environments that have nothing in common.
 */
final class ForkPoints {
  private ForkPoints() {}

  /**
   * The forks that requirements of one package make.
   *
   * @param extras the extras that the requirements are those of
   */
  static List<Fork> of(Fork fork, List<ActiveRequirement> required, Set<ExtraName> extras) {
    Map<PackageName, List<ActiveRequirement>> byName = new LinkedHashMap<>();
    for (ActiveRequirement requirement : required) {
      byName.computeIfAbsent(requirement.name(), _ -> new ArrayList<>()).add(requirement);
    }
    List<MarkerSet> conditions = new ArrayList<>();
    for (List<ActiveRequirement> same : byName.values()) {
      if (same.size() > 1 && differ(same)) {
        List<MarkerSet> sets =
            same.stream().map(one -> fork.condition(one.requirement().marker(), extras)).toList();
        if (someAreDisjoint(fork, sets)) {
          conditions.addAll(sets);
        }
      }
    }
    return fork.splitBy(conditions);
  }

  private static boolean differ(List<ActiveRequirement> requirements) {
    ActiveRequirement first = requirements.getFirst();
    for (ActiveRequirement other : requirements) {
      Optional<String> url = other.requirement().url();
      if (!other.range().equals(first.range()) || !url.equals(first.requirement().url())) {
        return true;
      }
    }
    return false;
  }

  private static boolean someAreDisjoint(Fork fork, List<MarkerSet> sets) {
    for (int i = 0; i < sets.size(); i++) {
      MarkerSet here = sets.get(i).and(fork.environments());
      for (int j = i + 1; j < sets.size(); j++) {
        if (here.isDisjoint(sets.get(j))) {
          return true;
        }
      }
    }
    return false;
  }
}
