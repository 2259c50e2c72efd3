package dev.puffin.index;

import dev.puffin.dist.IndexUrl;
import dev.puffin.pep508.PackageName;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** The links of one find-links place, of all projects, found by the beginnings of their names. */
final class FlatLinks {
  private final IndexUrl place;
  private final TreeMap<String, FileFields> links = new TreeMap<>();

  FlatLinks(String place) {
    this.place = new IndexUrl(place);
  }

  /** Takes a link over; what does not look like a distribution can't be asked for. */
  void add(FileFields link) {
    if (!link.filename.isEmpty()) {
      links.putIfAbsent(key(link.filename.toString()) + "\0" + link.url, link.copy());
    }
  }

  /** The files of one project; nothing when there are none. */
  Optional<ProjectPage> page(PackageName name) {
    PageBuilder page = new PageBuilder(name);
    // '.' follows '-': all that begins with the name and a hyphen
    for (FileFields link : links.subMap(name.value() + "-", name.value() + ".").values()) {
      if (new FilenameReader(name).version(link.filename).isPresent()) {
        page.add(link);
      }
    }
    return ProjectPage.read(ByteBuffer.wrap(page.build()), place)
        .filter(found -> !found.versions().isEmpty());
  }

  /** The file name as PEP 503 would normalise it. */
  private static String key(String filename) {
    StringBuilder key = new StringBuilder(filename.length());
    for (char c : filename.toLowerCase(Locale.ROOT).toCharArray()) {
      boolean separator = c == '-' || c == '_' || c == '.';
      if (!separator) {
        key.append(c);
      } else if (key.isEmpty() || key.charAt(key.length() - 1) != '-') {
        key.append('-');
      }
    }
    return key.toString();
  }
}
