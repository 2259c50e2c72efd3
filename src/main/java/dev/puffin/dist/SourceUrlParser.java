package dev.puffin.dist;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Understands one URL or path of a requirement. */
final class SourceUrlParser {
  private static final String GIT = "git+";
  private static final String FILE = "file:";

  private final String text;
  private final Path base;
  private final Fragment fragment;

  SourceUrlParser(String text, Path base) {
    this.text = text;
    this.base = base;
    this.fragment = Fragment.of(text);
  }

  SourceUrl parse() {
    refuseOutside(fragment.subdirectory());
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.startsWith(GIT)) {
      return git(UrlText.withoutFragment(text.substring(GIT.length())));
    }
    if (lower.startsWith(FILE)) {
      return local(filePath());
    }
    if (lower.startsWith("http://") || lower.startsWith("https://")) {
      return new SourceUrl.Archive(
          UrlText.withoutFragment(text), fragment.subdirectory(), fragment.hashes(), text);
    }
    int scheme = lower.indexOf("://");
    if (scheme >= 0 && lower.lastIndexOf('/', scheme) < 0) {
      throw new UnsupportedSourceException(text, unsupported(lower.substring(0, scheme)));
    }
    return local(UrlText.withoutFragment(text));
  }

  private void refuseOutside(String subdirectory) {
    try {
      Path folder = Path.of(subdirectory).normalize();
      if (!folder.isAbsolute() && !folder.startsWith("..")) {
        return;
      }
    } catch (InvalidPathException e) {
      throw new UnsupportedSourceException(text, "its #subdirectory= is not a path");
    }
    throw new UnsupportedSourceException(
        text, "its #subdirectory= leads out of it: " + subdirectory);
  }

  private static String unsupported(String scheme) {
    if (scheme.equals("git") || scheme.equals("ssh")) {
      return "write git+" + scheme + "://… for a git repository";
    }
    int plus = scheme.indexOf('+');
    return plus > 0
        ? "of version control systems only git is supported, not " + scheme.substring(0, plus)
        : "unknown kind of URL " + scheme + "://";
  }

  private SourceUrl.Git git(String url) {
    int authority = url.indexOf("://");
    if (authority < 0) {
      throw new UnsupportedSourceException(
          text, "write git+ssh://git@host/path instead of git+git@host:path");
    }
    int slash = url.indexOf('/', authority + "://".length());
    int at = url.lastIndexOf('@');
    if (slash < 0 || at < slash) {
      return new SourceUrl.Git(
          url, Optional.empty(), Optional.empty(), fragment.subdirectory(), text);
    }
    Optional<String> reference =
        Optional.of(UrlText.decode(url.substring(at + 1))).filter(name -> !name.isEmpty());
    return new SourceUrl.Git(
        url.substring(0, at),
        reference,
        reference.filter(SourceUrl.Git::isFullCommit),
        fragment.subdirectory(),
        text);
  }

  /** The path of a {@code file:} URL: of this machine, absolute or relative to the folder. */
  private String filePath() {
    String path = UrlText.withoutFragment(text).substring(FILE.length());
    if (path.startsWith("//")) {
      int slash = path.indexOf('/', 2);
      String host = slash < 0 ? path.substring(2) : path.substring(2, slash);
      if (!host.isEmpty() && !host.equalsIgnoreCase("localhost")) {
        throw new UnsupportedSourceException(text, "the file is on another machine, " + host);
      }
      path = slash < 0 ? "/" : path.substring(slash);
    }
    String decoded = UrlText.decode(path);
    boolean hasDrive = decoded.length() > 2 && decoded.charAt(2) == ':'; // file:///C:/folder
    return hasDrive ? decoded.substring(1) : decoded;
  }

  private SourceUrl local(String file) {
    Path path = resolve(file);
    if (Files.isDirectory(path)) {
      Path project = path.resolve(fragment.subdirectory()).normalize();
      return new SourceUrl.LocalDirectory(project, false, text);
    }
    return new SourceUrl.LocalArchive(path, fragment.subdirectory(), fragment.hashes(), text);
  }

  private Path resolve(String file) {
    try {
      return base.toAbsolutePath().resolve(file).normalize();
    } catch (InvalidPathException e) {
      throw new UnsupportedSourceException(text, "not a path: " + e.getReason());
    }
  }
}
