package dev.puffin.pipeline;

import dev.puffin.dist.DirectUrlRecord;
import dev.puffin.dist.Distribution;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.SourceUrl;
import dev.puffin.dist.UrlText;
import dev.puffin.git.GitRemote;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code direct_url.json} says about the origin of a distribution (PEP 610). */
public final class DirectUrls {
  private DirectUrls() {}

  /**
   * The record of a distribution; empty if it comes from an index.
   *
   * @param hashes of its archive, if it is one
   */
  public static Optional<DirectUrlRecord> of(Distribution distribution, Hashes hashes) {
    return switch (distribution) {
      case Distribution.Indexed _ -> Optional.empty();
      case Distribution.Placed placed -> Optional.of(of(placed.source(), hashes));
    };
  }

  /** The record of what is at a URL or path. A git source has its commit. */
  public static DirectUrlRecord of(SourceUrl source, Hashes hashes) {
    return switch (source) {
      case SourceUrl.Archive archive ->
          new DirectUrlRecord.ArchiveInfo(
              UrlText.withoutCredentials(archive.url()), archive.subdirectory(), sha256(hashes));
      case SourceUrl.LocalArchive archive ->
          new DirectUrlRecord.ArchiveInfo(
              fileUrl(archive.path()), archive.subdirectory(), sha256(hashes));
      case SourceUrl.LocalDirectory folder ->
          new DirectUrlRecord.DirInfo(fileUrl(folder.path()), "", folder.editable());
      case SourceUrl.Git git ->
          new DirectUrlRecord.VcsInfo(
              GitRemote.parse(git.repository()).url(),
              git.subdirectory(),
              "git",
              git.reference(),
              git.commit().orElseThrow(() -> new IllegalArgumentException(git + " has no commit")));
    };
  }

  private static Hashes sha256(Hashes hashes) {
    return hashes.sha256().map(Hashes::sha256).orElse(Hashes.none());
  }

  /** A file URL as Python's pathlib writes it: no slash at the end of a folder's. */
  private static String fileUrl(Path path) {
    String url = path.toAbsolutePath().normalize().toUri().toASCIIString();
    return url.endsWith("/") && path.getNameCount() > 0 ? url.substring(0, url.length() - 1) : url;
  }
}
