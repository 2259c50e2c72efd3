package dev.puffin.install;

import dev.puffin.dist.InstalledDistribution;
import dev.puffin.dist.InstalledDistribution.Kind;
import dev.puffin.dist.RecordFile;
import dev.puffin.dist.RecordRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which installed package a file belongs to. Reads every RECORD, so only when it is asked. */
final class FileOwners {
  private final InstallTarget target;
  private Optional<Map<String, String>> owners = Optional.empty();

  FileOwners(InstallTarget target) {
    this.target = target;
  }

  /** The package with its version; empty if the file is nobody's. */
  synchronized Optional<String> of(String path) {
    if (owners.isEmpty()) {
      owners = Optional.of(read());
    }
    return Optional.ofNullable(owners.get().get(path));
  }

  private Map<String, String> read() {
    Map<String, String> all = new HashMap<>();
    for (InstalledDistribution found : SitePackages.scan(target.paths()).distributions()) {
      if (found.kind() == Kind.DIST_INFO) {
        add(found, all);
      }
    }
    return all;
  }

  private static void add(InstalledDistribution found, Map<String, String> all) {
    String display = found.name() + " " + found.version();
    Path record = found.location().resolve(RecordFile.NAME);
    try {
      String text = Files.readString(record, StandardCharsets.UTF_8);
      for (RecordRow row : RecordFile.parseForeign(text)) {
        all.put(found.location().resolveSibling(row.path()).normalize().toString(), display);
      }
    } catch (IOException e) {
      // a damaged package owns nothing that could be named
    }
  }
}
