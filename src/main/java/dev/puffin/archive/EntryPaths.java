package dev.puffin.archive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where the entries of a zip go, after all of them were looked at: none leaves the folder, no two
 * are the same file, also where case does not count, and none is both a file and a folder.
 */
final class EntryPaths {
  private final Map<String, String> byLowerCase = new HashMap<>();
  private final SortedSet<String> folders = new TreeSet<>();
  private final SortedSet<String> listedFolders = new TreeSet<>();
  private final List<Target> files = new ArrayList<>();
  private final String reserved;

  private EntryPaths(String reserved) {
    this.reserved = reserved;
  }

  /** An entry that is a file, and its path relative to the folder, with slashes. */
  record Target(ZipMember member, String path) {

    /**
     * The file, written.
     *
     * @param modified nanoseconds since 1970, as the file system tells
     */
    ExtractedFile written(long modified) {
      return new ExtractedFile(path, member.size(), modified, member.crc(), member.isExecutable());
    }
  }

  /**
   * Checks the entries.
   *
   * @param reserved a name that no entry may have
   * @throws ArchiveException for the first that is not allowed
   */
  static EntryPaths of(List<ZipMember> members, String reserved) {
    EntryPaths paths = new EntryPaths(reserved);
    for (ZipMember member : members) {
      paths.add(member);
    }
    for (Target file : paths.files) {
      if (paths.folders.contains(file.path()) || paths.listedFolders.contains(file.path())) {
        throw ArchiveException.entry(file.path(), "is both a file and a folder");
      }
    }
    return paths;
  }

  /** The files, in the order of the archive. */
  List<Target> files() {
    return files;
  }

  /** The folders that have files in them, each behind the one it is in. */
  SortedSet<String> folders() {
    return folders;
  }

  /** The folders that are entries of their own, and those they are in. */
  SortedSet<String> listedFolders() {
    return listedFolders;
  }

  private void add(ZipMember member) {
    if (!member.isPlain()) {
      throw ArchiveException.entry(member.name(), "is a link or a device, which is not allowed");
    }
    String path = path(member.name());
    if (member.isDirectory()) {
      addFolders(path, listedFolders);
      return;
    }
    if (path.isEmpty() || path.equals(reserved)) {
      throw ArchiveException.entry(member.name(), "has a name that is not allowed");
    }
    String known = byLowerCase.put(path.toLowerCase(Locale.ROOT), path);
    if (known != null) {
      throw ArchiveException.entry(
          path,
          known.equals(path) ? "is there twice" : "differs from '" + known + "' in case only");
    }
    addFolders(path.substring(0, Math.max(0, path.lastIndexOf('/'))), folders);
    files.add(new Target(member, path));
  }

  private static void addFolders(String folder, SortedSet<String> folders) {
    String path = folder;
    while (!path.isEmpty() && folders.add(path)) {
      path = path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
  }

  /** The path of a name, without empty and "." parts; empty for the root. */
  private static String path(String name) {
    if (name.startsWith("/")) {
      throw ArchiveException.entry(name, "has an absolute path");
    }
    if (name.length() > 1 && name.charAt(1) == ':' && Character.isLetter(name.charAt(0))) {
      throw ArchiveException.entry(name, "has a drive letter");
    }
    checkCharacters(name);
    if (isPlain(name)) {
      return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }
    StringBuilder path = new StringBuilder();
    for (String part : name.split("/", -1)) {
      if (part.equals("..")) {
        throw ArchiveException.entry(name, "leads out of the folder");
      }
      if (!part.isEmpty() && !part.equals(".")) {
        path.append(path.isEmpty() ? "" : "/").append(part);
      }
    }
    return path.toString();
  }

  private static void checkCharacters(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '\\') {
        throw ArchiveException.entry(name, "has a backslash in its name");
      }
      if (c < ' ') {
        throw ArchiveException.entry(name, "has a control character in its name");
      }
    }
  }

  /** Whether no part of it is empty or begins with a dot. */
  private static boolean isPlain(String name) {
    return !name.startsWith(".") && !name.contains("/.") && !name.contains("//");
  }
}
