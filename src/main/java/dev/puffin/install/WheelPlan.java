package dev.puffin.install;

import dev.puffin.dist.CachedWheel;
import java.util.List;
import java.util.Set;

/**
 * What installing one wheel comes to, worked out before anything is changed.
 *
 * @param wheel the wheel
 * @param identity of its folder in the cache: another once the folder was replaced by a new one
 * @param distInfo absolute path of its {@code .dist-info} in the environment
 * @param placements its files, except METADATA
 * @param metadata METADATA, which goes in last: with it a package looks installed
 * @param written the files made for it
 * @param record the text of its RECORD
 */
record WheelPlan(
    CachedWheel wheel,
    WheelIdentity identity,
    String distInfo,
    List<FilePlacement> placements,
    FilePlacement metadata,
    List<WrittenFile> written,
    String record) {

  String display() {
    return wheel.filename().name() + " " + wheel.filename().version();
  }

  /** The plan without files that another wheel brings, too. */
  WheelPlan without(Set<String> targets) {
    return new WheelPlan(
        wheel,
        identity,
        distInfo,
        placements.stream().filter(file -> !targets.contains(file.text())).toList(),
        metadata,
        written.stream().filter(file -> !targets.contains(file.target())).toList(),
        record);
  }
}
