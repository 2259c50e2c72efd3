package dev.puffin.lockfile;

import dev.puffin.dist.Distribution;
import dev.puffin.dist.SourceUrl;
import dev.puffin.pep440.Version;
import java.util.Optional;

/** Says what a chosen distribution is held at, in the words the user chose for its place. */
final class Pins {
  private Pins() {}

  static Pin of(Distribution distribution, Version version) {
    return switch (distribution) {
      case Distribution.Indexed _ -> new Pin.Exact(version);
      case Distribution.Placed placed -> of(placed.source());
    };
  }

  /** The index that offers a distribution; none where the user named its place. */
  static Optional<String> index(Distribution distribution) {
    return switch (distribution) {
      case Distribution.Indexed indexed -> Optional.of(indexed.file().index().url());
      case Distribution.Placed _ -> Optional.empty();
    };
  }

  private static Pin of(SourceUrl source) {
    return switch (source) {
      case SourceUrl.Archive archive -> new Pin.DirectUrl(archive.verbatim());
      case SourceUrl.Git git -> new Pin.DirectUrl(atCommit(git));
      case SourceUrl.LocalArchive archive -> local(archive.verbatim());
      case SourceUrl.LocalDirectory directory ->
          directory.editable()
              ? new Pin.Editable(directory.verbatim())
              : local(directory.verbatim());
    };
  }

  private static Pin local(String verbatim) {
    boolean isUrl = verbatim.regionMatches(true, 0, "file:", 0, "file:".length());
    return isUrl ? new Pin.DirectUrl(verbatim) : new Pin.LocalPath(verbatim);
  }

  /** The URL as written, with the commit in place of the branch or tag. */
  private static String atCommit(SourceUrl.Git git) {
    String verbatim = git.verbatim();
    if (git.commit().isEmpty()) {
      return verbatim;
    }
    int hash = verbatim.indexOf('#');
    int end = hash < 0 ? verbatim.length() : hash;
    int scheme = verbatim.indexOf("://");
    int path = verbatim.indexOf('/', scheme < 0 ? 0 : scheme + "://".length());
    int at = verbatim.lastIndexOf('@', end - 1);
    int repositoryEnd = path >= 0 && at > path ? at : end;
    return verbatim.substring(0, repositoryEnd)
        + "@"
        + git.commit().get()
        + verbatim.substring(end);
  }
}
