package dev.puffin.install;

import dev.puffin.dist.RecordFile;
import dev.puffin.dist.RecordRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The files that are made for a wheel, and their lines in its RECORD. */
final class OwnFiles {
  /** What is made in the dist-info folder, whatever the wheel brings. */
  static final Set<String> NAMES = Set.of("RECORD", "INSTALLER", "REQUESTED", "direct_url.json");

  private static final byte[] INSTALLER = "puffin\n".getBytes(StandardCharsets.UTF_8);
  private static final String INSTALLER_HASH = RecordHash.sha256(INSTALLER);
  private static final byte[] REQUESTED = {};
  private static final String REQUESTED_HASH = RecordHash.sha256(REQUESTED);

  private final Roots roots;
  private final String distInfo;
  private final Set<String> targets;
  private final StringBuilder record;
  private final List<WrittenFile> files = new ArrayList<>();

  /**
   * None yet.
   *
   * @param targets what is taken already, by {@link Roots#key}; what is made is added
   * @param record gets the lines
   */
  OwnFiles(Roots roots, String distInfo, Set<String> targets, StringBuilder record) {
    this.roots = roots;
    this.distInfo = distInfo;
    this.targets = targets;
    this.record = record;
  }

  List<WrittenFile> files() {
    return files;
  }

  /** A program; where its place is taken there is none. */
  void addProgram(WrittenFile file) {
    String name = file.target().substring(file.target().lastIndexOf('/') + 1);
    add(file, roots.scripts().recorded(name));
  }

  /** A file; where its place is taken there is none. */
  void add(WrittenFile file, String recorded) {
    add(file, recorded, "");
  }

  private void add(WrittenFile file, String recorded, String knownHash) {
    if (targets.add(roots.key(file.target()))) {
      files.add(file);
      String hash = knownHash.isEmpty() ? RecordHash.sha256(file.content()) : knownHash;
      String size = Integer.toString(file.content().length);
      RecordFile.append(record, new RecordRow(recorded, hash, size));
    }
  }

  /** The files of the dist-info folder, and RECORD's own line. */
  void addInfo(WheelToInstall install) {
    addInfo("INSTALLER", INSTALLER, INSTALLER_HASH);
    if (install.requested()) {
      addInfo("REQUESTED", REQUESTED, REQUESTED_HASH);
    }
    install
        .wheel()
        .directUrl()
        .ifPresent(
            url -> addInfo("direct_url.json", url.toJson().getBytes(StandardCharsets.UTF_8), ""));
    String own = distInfo + "/" + RecordFile.NAME;
    RecordFile.append(record, new RecordRow(own, "", ""));
  }

  private void addInfo(String name, byte[] content, String knownHash) {
    String path = distInfo + "/" + name;
    add(new WrittenFile(roots.modules().target(path), content, false), path, knownHash);
  }
}
