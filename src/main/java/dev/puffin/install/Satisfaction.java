package dev.puffin.install;

import dev.puffin.dist.DirectUrlRecord;
import dev.puffin.dist.DirectUrlRecord.ArchiveInfo;
import dev.puffin.dist.DirectUrlRecord.DirInfo;
import dev.puffin.dist.DirectUrlRecord.VcsInfo;
import dev.puffin.dist.InstalledDistribution;
import dev.puffin.dist.InstalledDistribution.Kind;

/** Whether an installed package is the one that is wanted. */
final class Satisfaction {
  private Satisfaction() {}

  /** One from an index does not do where one from a URL is wanted, nor the other way round. */
  static boolean isMet(Wanted wanted, InstalledDistribution installed) {
    if (wanted.directUrl().isEmpty()) {
      return installed.directUrl().isEmpty()
          && installed.kind() != Kind.EGG_LINK
          && wanted.versions().contains(installed.version());
    }
    return installed.directUrl().isPresent()
        && isSame(wanted.directUrl().get(), installed.directUrl().get())
        && !SourceChange.isNewer(wanted.directUrl().get(), installed.location());
  }

  private static boolean isSame(DirectUrlRecord wanted, DirectUrlRecord installed) {
    if (!sameUrl(wanted.url(), installed.url())
        || !wanted.subdirectory().equals(installed.subdirectory())) {
      return false;
    }
    return switch (wanted) {
      case VcsInfo vcs -> installed instanceof VcsInfo other && vcs.commit().equals(other.commit());
      case DirInfo folder ->
          installed instanceof DirInfo other && folder.editable() == other.editable();
      case ArchiveInfo archive ->
          installed instanceof ArchiveInfo other && !archive.hashes().contradicts(other.hashes());
    };
  }

  private static boolean sameUrl(String a, String b) {
    return strip(a).equals(strip(b));
  }

  private static String strip(String url) {
    String plain = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    return plain.endsWith(".git") ? plain.substring(0, plain.length() - 4) : plain;
  }
}
