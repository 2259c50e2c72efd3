package dev.puffin.python;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Folders with interpreters that need not be on PATH: pyenv's, and those of installers. */
final class UsualPlaces {
  private UsualPlaces() {}

  static boolean isWindows() {
    return FileSystems.getDefault().getSeparator().equals("\\");
  }

  /** The folders that are there, the newest versions first where there are several. */
  static List<Path> folders(Surroundings surroundings) {
    List<Path> folders = new ArrayList<>();
    Optional<Path> home = surroundings.path("HOME").or(() -> surroundings.path("USERPROFILE"));
    surroundings
        .path("PYENV_ROOT")
        .or(() -> home.map(folder -> folder.resolve(".pyenv")))
        .ifPresent(root -> addVersions(root.resolve("versions"), "bin", folders));
    home.ifPresent(folder -> addVersions(folder.resolve(".local/share/uv/python"), "bin", folders));
    if (isWindows()) {
      surroundings
          .path("LOCALAPPDATA")
          .ifPresent(data -> addVersions(data.resolve("Programs\\Python"), "", folders));
      surroundings
          .path("ProgramFiles")
          .ifPresent(programs -> addVersions(programs.resolve("Python"), "", folders));
    } else {
      folders.add(Path.of("/usr/bin"));
      folders.add(Path.of("/usr/local/bin"));
      folders.add(Path.of("/opt/homebrew/bin"));
      addVersions(Path.of("/Library/Frameworks/Python.framework/Versions"), "bin", folders);
    }
    return folders;
  }

  private static void addVersions(Path parent, String below, List<Path> folders) {
    List<Path> versions = new ArrayList<>();
    if (!Files.isDirectory(parent)) {
      return;
    }
    try (DirectoryStream<Path> children = Files.newDirectoryStream(parent)) {
      children.forEach(versions::add);
    } catch (IOException | DirectoryIteratorException e) {
      return; // a folder that can't be read has no interpreters for us
    }
    versions.sort(Comparator.comparing(UsualPlaces::sortKey).reversed());
    versions.forEach(version -> folders.add(version.resolve(below).normalize()));
  }

  /** The name with its numbers padded, so that 3.9 comes before 3.10. */
  private static String sortKey(Path version) {
    StringBuilder key = new StringBuilder();
    StringBuilder digits = new StringBuilder();
    for (char c : (String.valueOf(version.getFileName()) + ".").toCharArray()) {
      if (Character.isDigit(c)) {
        digits.append(c);
      } else {
        key.append("0".repeat(Math.max(0, 6 - digits.length()))).append(digits).append(c);
        digits.setLength(0);
      }
    }
    return key.toString();
  }
}
