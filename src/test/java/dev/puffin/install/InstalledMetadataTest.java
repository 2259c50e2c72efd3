package dev.puffin.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.dist.CoreMetadata;
import dev.puffin.dist.InstalledDistribution;
import dev.puffin.pep508.Requirement;
import dev.puffin.python.InstallPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledMetadataTest {
  private static final String HEADER = "Metadata-Version: 2.1\nName: thing\nVersion: 1.0\n";

  @TempDir Path folder;

  @Test
  void readsTheRequirementsOfAWheel() throws IOException {
    write("thing-1.0.dist-info/METADATA", HEADER + "Requires-Dist: idna<4\n");

    assertThat(read().requiresDist()).containsExactly(Requirement.parse("idna<4"));
  }

  @Test
  void readsTheSectionsOfEggs() throws IOException {
    write("thing-1.0-py3.11.egg-info/PKG-INFO", HEADER);
    write(
        "thing-1.0-py3.11.egg-info/requires.txt",
        "idna<4\n\n[:os_name == 'nt']\ncolorama\n\n[dev]\nblack\n\n[dev:os_name == 'nt']\nrich\n");

    assertThat(read().requiresDist())
        .extracting(Requirement::toString)
        .containsExactly(
            "idna<4",
            "colorama ; os_name == 'nt'",
            "black ; extra == 'dev'",
            "rich ; os_name == 'nt' and extra == 'dev'");
  }

  @Test
  void followsLinksToProjects() throws IOException {
    write("project/thing.egg-info/PKG-INFO", HEADER);
    write("project/thing.egg-info/requires.txt", "idna\n");
    write("thing.egg-link", folder.resolve("project") + "\n.");

    assertThat(read().requiresDist()).containsExactly(Requirement.parse("idna"));
  }

  @Test
  void isEmptyWhereTheMetadataIsDamaged() throws IOException {
    write("thing-1.0.dist-info/METADATA", "Name");

    assertThat(InstalledMetadata.read(installed())).isEmpty();
  }

  private CoreMetadata read() {
    return InstalledMetadata.read(installed()).orElseThrow();
  }

  private InstalledDistribution installed() {
    return SitePackages.scan(InstallPaths.target(folder)).distributions().getFirst();
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
