package dev.puffin.command;

import dev.puffin.dist.Distribution;
import dev.puffin.dist.IndexFile;
import dev.puffin.dist.InvalidFilenameException;
import dev.puffin.dist.WheelFilename;
import dev.puffin.resolver.FormatPolicy;
import dev.puffin.resolver.OfferedFiles;
import dev.puffin.resolver.ResolvedPackage;
import dev.puffin.session.Resolving;
import java.util.List;

/** Tells which files of a release could be installed where it is resolved for. */
final class UsableFiles {
  private final Resolving resolving;
  private final FormatPolicy formats;

  UsableFiles(Resolving resolving) {
    this.resolving = resolving;
    this.formats = resolving.formats().policy();
  }

  /** The same package with those files only. */
  ResolvedPackage of(ResolvedPackage resolved) {
    List<IndexFile> usable =
        resolved.files().stream().filter(file -> isUsable(file, resolved)).toList();
    return new ResolvedPackage(
        resolved.name(),
        resolved.version(),
        resolved.distribution(),
        resolved.extras(),
        resolved.via(),
        OfferedFiles.of(usable),
        resolved.marker());
  }

  private boolean isUsable(IndexFile file, ResolvedPackage resolved) {
    boolean chosen =
        resolved.distribution() instanceof Distribution.Indexed indexed
            && indexed.file().equals(file);
    if (!WheelFilename.isWheel(file.filename())) {
      return chosen || formats.allowsSource(resolved.name());
    }
    return chosen || (formats.allowsWheels(resolved.name()) && fits(file));
  }

  /** Resolved for several platforms, a wheel of any may be needed. */
  private boolean fits(IndexFile file) {
    try {
      return resolving.isForMany()
          || resolving
              .target()
              .tags()
              .priority(WheelFilename.parse(file.filename()).tags())
              .isPresent();
    } catch (InvalidFilenameException e) {
      return false; // an index may have anything; it is told elsewhere
    }
  }
}
