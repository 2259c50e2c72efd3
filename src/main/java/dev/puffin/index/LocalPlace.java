package dev.puffin.index;

import dev.puffin.dist.SourceFilename;
import dev.puffin.dist.UrlText;
import dev.puffin.dist.WheelFilename;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Links in folders and files of this machine. */
final class LocalPlace {
  private LocalPlace() {}

  /** The path that a place names, if it is one or a {@code file:} URL; {@code ~} is the home. */
  static Optional<Path> path(String place, Path workingDirectory, Path home) {
    try {
      if (place.startsWith("file:")) {
        return Optional.of(Path.of(URI.create(UrlText.withoutFragment(place))));
      }
      if (place.contains("://")) {
        return Optional.empty();
      }
      if (place.equals("~") || place.startsWith("~/")) {
        Path inHome = home.resolve(place.substring(Math.min(2, place.length())));
        return Optional.of(Files.exists(inHome) ? inHome : workingDirectory.resolve(place));
      }
      return Optional.of(workingDirectory.resolve(place));
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty(); // no path of this machine
    }
  }

  /** The same place wherever the working directory is. */
  static String url(Path path) {
    return path.toAbsolutePath().normalize().toUri().toString();
  }

  /** The archives in a folder, and the links in its HTML files, not those of folders below. */
  static void readFolder(Path folder, HtmlPage.Links links) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      children.forEach(files::add);
    }
    Collections.sort(files);
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      if (name.endsWith(".html") || name.endsWith(".htm")) {
        readPage(file, links);
      } else {
        addArchive(file, links);
      }
    }
  }

  /** The links in an HTML file. */
  static void readPage(Path file, HtmlPage.Links links) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      HtmlPage.read(in, Optional.empty(), new PageBase.Local(file.toAbsolutePath()), links);
    }
  }

  /** An archive itself as a link, when its name says that it is one. */
  static void addArchive(Path file, HtmlPage.Links links) {
    String name = String.valueOf(file.getFileName());
    if (isArchive(name)) {
      FileFields link = new FileFields();
      link.filename.set(name);
      link.url.set(url(file));
      links.add(link);
    }
  }

  static boolean isArchive(String filename) {
    return WheelFilename.isWheel(filename) || SourceFilename.extension(filename).isPresent();
  }
}
