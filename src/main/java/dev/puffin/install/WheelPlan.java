package dev.puffin.install;

import dev.puffin.dist.CachedWheel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What installing one wheel comes to, worked out before anything is changed. */
sealed interface WheelPlan {
  /** The wheel. */
  CachedWheel wheel();

  /** Of its folder in the cache: another once the folder was replaced by a new one. */
  WheelIdentity identity();

  /** Absolute path of its {@code .dist-info} in the environment. */
  String distInfo();

  /** The files made for it. */
  List<WrittenFile> written();

  /** How many files it has in the cache, more or less. */
  int size();

  default String display() {
    return wheel().filename().name() + " " + wheel().filename().version();
  }

  /**
   * Each file by itself.
   *
   * @param placements its files, except METADATA
   * @param metadata METADATA, which goes in last: with it a package looks installed
   * @param record the text of its RECORD
   */
  record FileByFile(
      CachedWheel wheel,
      WheelIdentity identity,
      String distInfo,
      List<FilePlacement> placements,
      FilePlacement metadata,
      List<WrittenFile> written,
      String record)
      implements WheelPlan {

    @Override
    public int size() {
      return placements.size();
    }

    /** The plan without files that another wheel brings, too. */
    FileByFile without(Set<String> targets) {
      return new FileByFile(
          wheel,
          identity,
          distInfo,
          placements.stream().filter(file -> !targets.contains(file.text())).toList(),
          metadata,
          written.stream().filter(file -> !targets.contains(file.target())).toList(),
          record);
    }
  }

  /**
   * All files together, each to where it is in the cache, or below one of a few other folders: most
   * wheels.
   *
   * @param outline of the wheel
   * @param modules the folder that all of it goes to, but for what is of a scheme
   * @param schemes the folders for files in the {@code .data} folder, by scheme
   * @param elsewhere the absolute paths of those files that are linked
   * @param rewritten the paths in the wheel of those that are written anew instead
   * @param added the lines that its RECORD gets for what is written
   * @param fileByFile the same plan, for when something is not as usual
   */
  record AsUnzipped(
      CachedWheel wheel,
      WheelIdentity identity,
      WheelOutline outline,
      Roots.Root modules,
      Map<String, Roots.Root> schemes,
      List<String> elsewhere,
      List<String> rewritten,
      List<WrittenFile> written,
      String added,
      Supplier<FileByFile> fileByFile)
      implements WheelPlan {

    @Override
    public String distInfo() {
      return modules.target(outline.distInfo());
    }

    @Override
    public int size() {
      return outline.linked() - rewritten.size();
    }
  }
}
