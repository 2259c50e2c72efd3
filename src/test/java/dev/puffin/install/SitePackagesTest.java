package dev.puffin.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.dist.DirectUrlRecord;
import dev.puffin.dist.InstalledDistribution;
import dev.puffin.dist.InstalledDistribution.Kind;
import dev.puffin.pep508.PackageName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SitePackagesTest {
  private static final String SITE = "lib/python3.11/site-packages/";

  @TempDir private Path folder;
  private InstallFixture env;

  @BeforeEach
  void prepare() {
    env = new InstallFixture(folder);
  }

  @Test
  void findsPackagesOfEveryKindByName() throws IOException {
    wheel("Zope_Thing", "5.0");
    wheel("alpha", "1.0.post1");
    env.write(SITE + "beta-2.0-py3.11.egg-info/PKG-INFO", "Version: 2.0\n");
    env.write(SITE + "gamma-3.0.egg-info", "Version: 3.0\n");
    Path project = Files.createDirectories(folder.resolve("p/delta.egg-info"));
    Files.writeString(project.resolve("PKG-INFO"), "Version: 4.0\n");
    env.write(SITE + "delta.egg-link", project.getParent() + "\n");
    env.write(SITE + "module.py", "");
    assertThat(env.names())
        .containsExactly("alpha 1.0.post1", "beta 2.0", "delta 4.0", "gamma 3.0", "zope-thing 5.0");
    assertThat(env.scan().distributions().stream().map(InstalledDistribution::kind))
        .containsExactly(
            Kind.DIST_INFO,
            Kind.EGG_INFO_DIRECTORY,
            Kind.EGG_LINK,
            Kind.EGG_INFO_FILE,
            Kind.DIST_INFO);
  }

  @Test
  void tellsWherePackagesCameFrom() {
    wheel("demo", "1.0");
    String json = "{\"url\": \"file:///src\", \"dir_info\": {\"editable\": true}}";
    env.write(SITE + "demo-1.0.dist-info/direct_url.json", json);
    InstalledDistribution found = env.scan().distributions().getFirst();
    assertThat(found.directUrl()).contains(new DirectUrlRecord.DirInfo("file:///src", "", true));
    assertThat(found.isEditable()).isTrue();
  }

  @Test
  void keepsEveryCopyOfAPackage() {
    wheel("demo", "1.0");
    wheel("demo", "2.0");
    assertThat(env.scan().named(PackageName.parse("demo"))).hasSize(2);
  }

  @Test
  void tellsDamagedPackages() {
    wheel("whole", "1.0");
    env.write(SITE + "norecord-1.0.dist-info/METADATA", "");
    env.write(SITE + "nometa-1.0.dist-info/RECORD", "");
    assertThat(env.scan().damaged().stream().map(found -> found.name().value()))
        .containsExactly("nometa", "norecord");
  }

  @Test
  void setsAsideWhatHasNoNameOrVersion() {
    env.write(SITE + "what.dist-info/METADATA", "");
    env.write(SITE + "bad-x.y.dist-info/METADATA", "");
    env.write(SITE + "gone.egg-link", "/not/there\n");
    assertThat(env.scan().distributions()).isEmpty();
    assertThat(env.scan().unreadable()).hasSize(3);
  }

  @Test
  void findsNothingWithoutAFolder() throws IOException {
    Files.delete(env.site);
    assertThat(env.scan().distributions()).isEmpty();
  }

  @Test
  void tellsTheInstaller() {
    wheel("demo", "1.0");
    assertThat(SitePackages.installer(env.scan().distributions().getFirst())).isEmpty();
    env.write(SITE + "demo-1.0.dist-info/INSTALLER", "pip\n");
    assertThat(SitePackages.installer(env.scan().distributions().getFirst()))
        .isEqualTo(Optional.of("pip"));
  }

  private void wheel(String name, String version) {
    String info = SITE + name + "-" + version + ".dist-info/";
    env.write(info + "METADATA", "Name: " + name + "\n");
    env.write(info + "RECORD", "");
  }
}
