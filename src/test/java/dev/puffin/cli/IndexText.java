package dev.puffin.cli;

import dev.puffin.testing.LocalIndex;
import dev.puffin.testing.ServedFile;
import dev.puffin.testing.WheelMaker;
import java.util.ArrayList;
import java.util.List;

/**
 * A small index written down: a line for each version, and indented below it what is to say of it.
 *
 * <pre>
 * flask 3.0.0
 *   requires werkzeug>=3
 *   python >=3.8
 *   wheel cp311-cp311-win_amd64     (any number; py3-none-any without one)
 *   source                          (a source distribution instead of wheels)
 *   uploaded 2024-01-01T00:00:00Z
 *   yanked loses data
 * </pre>
 */
final class IndexText {
  private static final String ANY_WHEEL = "py3-none-any";

  private final String name;
  private final String version;
  private final List<String> facts = new ArrayList<>();

  private IndexText(String line) {
    String[] words = line.split(" ", 2);
    name = words[0];
    version = words[1].strip();
  }

  /** Serves all that a text speaks of. */
  static void serve(LocalIndex index, List<String> lines) {
    List<IndexText> releases = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith(" ")) {
        releases.getLast().facts.add(line.strip());
      } else {
        releases.add(new IndexText(line));
      }
    }
    releases.forEach(release -> release.serve(index));
  }

  private List<String> told(String what) {
    return facts.stream()
        .filter(fact -> fact.startsWith(what))
        .map(fact -> fact.substring(what.length()).strip())
        .toList();
  }

  private void serve(LocalIndex index) {
    if (!told("source").isEmpty()) {
      index.serveSource(name, version);
      return;
    }
    List<String> tags = told("wheel ");
    for (String tag : tags.isEmpty() ? List.of(ANY_WHEEL) : tags) {
      WheelMaker wheel = index.serve(name, version).tag(tag);
      wheel.requires(told("requires ").toArray(String[]::new));
      told("python ").forEach(wheel::requiresPython);
      ServedFile file = index.project(name).file(name + "-" + version + "-" + tag + ".whl");
      told("uploaded ").forEach(file::uploadTime);
      told("yanked ").forEach(file::yanked);
    }
  }
}
