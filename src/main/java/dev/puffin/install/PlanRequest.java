package dev.puffin.install;

import dev.puffin.pep508.PackageName;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What an install plan is made from.
 *
 * @param installed what is there
 * @param wanted what shall be there, each name once
 * @param reinstall packages that are installed anew even if they are there
 * @param keep packages that stay although they are not wanted: all for {@code pip-install}, only
 *     the installers' own for {@code pip-sync}
 * @param cached finds wheels in the cache; others have to be fetched or built
 */
public record PlanRequest(
    SitePackages installed,
    List<Wanted> wanted,
    Predicate<PackageName> reinstall,
    Predicate<PackageName> keep,
    WheelSearch cached) {

  /** Copies the list. */
  public PlanRequest {
    wanted = List.copyOf(wanted);
  }

  /** The same, but these are installed anew, too. */
  public PlanRequest reinstalling(Set<PackageName> names) {
    return new PlanRequest(
        installed, wanted, name -> names.contains(name) || reinstall.test(name), keep, cached);
  }
}
