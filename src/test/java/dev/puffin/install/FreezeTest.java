package dev.puffin.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.dist.DirectUrlRecord;
import dev.puffin.dist.DirectUrlRecord.ArchiveInfo;
import dev.puffin.dist.DirectUrlRecord.DirInfo;
import dev.puffin.dist.DirectUrlRecord.VcsInfo;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.InstalledDistribution;
import dev.puffin.dist.InstalledDistribution.Kind;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FreezeTest {

  @Test
  void pinsWhatCameFromAnIndex() {
    assertThat(line(Optional.empty())).isEqualTo("demo==1.0");
  }

  @Test
  void namesTheSourceOfOthers() {
    String commit = "a".repeat(40);
    assertThat(line(new VcsInfo("https://host/demo.git", "sub", "git", Optional.of("v1"), commit)))
        .isEqualTo("demo @ git+https://host/demo.git@" + commit + "#subdirectory=sub");
    assertThat(line(new ArchiveInfo("https://host/demo.whl", "", Hashes.sha256("aa"))))
        .isEqualTo("demo @ https://host/demo.whl#sha256=aa");
    assertThat(line(new DirInfo("file:///src/demo", "", false)))
        .isEqualTo("demo @ file:///src/demo");
    assertThat(line(new DirInfo("file:///src/demo", "", true))).isEqualTo("-e file:///src/demo");
  }

  private static String line(DirectUrlRecord url) {
    return line(Optional.of(url));
  }

  private static String line(Optional<DirectUrlRecord> url) {
    InstalledDistribution found =
        new InstalledDistribution(
            PackageName.parse("demo"), Version.parse("1.0"), Path.of("x"), Kind.DIST_INFO, url);
    return Freeze.lines(List.of(found)).getFirst();
  }
}
