package dev.puffin.lockfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.dist.BuiltDistribution;
import dev.puffin.dist.SourceDistribution;
import dev.puffin.dist.SourceUrl;
import dev.puffin.dist.WheelFilename;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinsTest {
  private static final PackageName NAME = PackageName.parse("thing");
  private static final Version VERSION = Version.parse("1");
  private static final String COMMIT = "0123456789012345678901234567890123456789";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "git+https://host.test/thing, git+https://host.test/thing@COMMIT",
    "git+https://host.test/thing.git@main, git+https://host.test/thing.git@COMMIT",
    "git+ssh://git@host.test/thing@v1#subdirectory=a,"
        + " git+ssh://git@host.test/thing@COMMIT#subdirectory=a",
    "git+ssh://git@host.test/thing, git+ssh://git@host.test/thing@COMMIT",
    "git+https://${TOKEN}@host.test/thing@main, git+https://${TOKEN}@host.test/thing@COMMIT",
  })
  void holdsRepositoriesAtTheirCommit(String written, String pinned) {
    SourceUrl.Git source = (SourceUrl.Git) SourceUrl.parse(written, folder);

    assertThat(Pins.of(new SourceDistribution.Git(NAME, source.at(COMMIT)), VERSION))
        .isEqualTo(new Pin.DirectUrl(pinned.replace("COMMIT", COMMIT)));
  }

  @Test
  void keepsUrlsAndPathsAsWritten() throws IOException {
    Files.createDirectory(folder.resolve("project"));
    String url = "https://${TOKEN}@files.test/thing-1.zip#sha256=aa";

    assertThat(
            Pins.of(
                new SourceDistribution.DirectUrl(
                    NAME, (SourceUrl.Archive) SourceUrl.parse(url, folder)),
                VERSION))
        .isEqualTo(new Pin.DirectUrl(url));
    assertThat(directory("./project", false)).isEqualTo(new Pin.LocalPath("./project"));
    assertThat(directory("file:" + folder + "/project", false))
        .isEqualTo(new Pin.DirectUrl("file:" + folder + "/project"));
    assertThat(directory("./project", true)).isEqualTo(new Pin.Editable("./project"));
  }

  @Test
  void holdsLocalWheelsByTheirPath() {
    SourceUrl.LocalArchive source =
        (SourceUrl.LocalArchive) SourceUrl.parse("wheels/thing-1-py3-none-any.whl", folder);

    assertThat(
            Pins.of(
                new BuiltDistribution.Path(WheelFilename.parse("thing-1-py3-none-any.whl"), source),
                VERSION))
        .isEqualTo(new Pin.LocalPath("wheels/thing-1-py3-none-any.whl"));
  }

  private Pin directory(String text, boolean editable) {
    SourceUrl.LocalDirectory source = (SourceUrl.LocalDirectory) SourceUrl.parse(text, folder);
    return Pins.of(
        new SourceDistribution.Directory(NAME, editable ? source.asEditable() : source), VERSION);
  }
}
