package dev.puffin.install;

import dev.puffin.dist.DirectUrlRecord;
import dev.puffin.dist.DirectUrlRecord.ArchiveInfo;
import dev.puffin.dist.DirectUrlRecord.DirInfo;
import dev.puffin.dist.DirectUrlRecord.VcsInfo;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.InstalledDistribution;
import dev.puffin.dist.InstalledDistribution.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An environment as lines of a requirements file. */
public final class Freeze {
  private Freeze() {}

  /** A line for each package, sorted by name. */
  public static List<String> lines(List<InstalledDistribution> distributions) {
    List<String> lines = new ArrayList<>();
    for (InstalledDistribution distribution : distributions) {
      lines.add(line(distribution));
    }
    return lines;
  }

  private static String line(InstalledDistribution distribution) {
    if (distribution.kind() == Kind.EGG_LINK) {
      return "-e " + EggReader.project(distribution.location()).map(Object::toString).orElse(".");
    }
    Optional<DirectUrlRecord> url = distribution.directUrl();
    if (url.isEmpty()) {
      return distribution.name() + "==" + distribution.version();
    }
    return distribution.isEditable()
        ? "-e " + url.get().url()
        : distribution.name() + " @ " + location(url.get());
  }

  private static String location(DirectUrlRecord record) {
    List<String> fragments = new ArrayList<>();
    String url =
        switch (record) {
          case VcsInfo vcs -> vcs.system() + "+" + vcs.url() + "@" + vcs.commit();
          case DirInfo folder -> folder.url();
          case ArchiveInfo archive -> {
            hash(archive.hashes()).ifPresent(fragments::add);
            yield archive.url();
          }
        };
    if (!record.subdirectory().isEmpty()) {
      fragments.add("subdirectory=" + record.subdirectory());
    }
    return fragments.isEmpty() ? url : url + "#" + String.join("&", fragments);
  }

  private static Optional<String> hash(Hashes hashes) {
    return hashes.sha256().map(digest -> "sha256=" + digest);
  }
}
