package dev.puffin.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.dist.CachedWheel;
import dev.puffin.dist.DirectUrlRecord;
import dev.puffin.dist.DirectUrlRecord.ArchiveInfo;
import dev.puffin.dist.DirectUrlRecord.DirInfo;
import dev.puffin.dist.DirectUrlRecord.VcsInfo;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.InstalledDistribution;
import dev.puffin.pep440.Specifiers;
import dev.puffin.pep508.PackageName;
import dev.puffin.testing.WheelMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {
  private static final String SITE = "lib/python3.11/site-packages/";
  private static final VcsInfo GIT =
      new VcsInfo("https://host/demo.git", "", "git", Optional.of("main"), "a".repeat(40));

  @TempDir private Path folder;
  private InstallFixture env;

  @BeforeEach
  void prepare() {
    env = new InstallFixture(folder);
  }

  @Test
  void keepsWhatIsWanted() {
    install("demo", "1.0", Optional.empty());
    InstallPlan plan = plan(pin("demo", "==1.0"));
    assertThat(names(plan.keep())).containsExactly("demo 1.0");
    assertThat(plan.isSatisfied()).isTrue();
  }

  @Test
  void replacesAnotherVersion() {
    install("demo", "1.0", Optional.empty());
    InstallPlan plan = plan(pin("demo", "==2.0"));
    assertThat(names(plan.reinstalls())).containsExactly("demo 1.0");
    assertThat(plan.remote()).containsExactly(pin("demo", "==2.0"));
    assertThat(plan.isSatisfied()).isFalse();
  }

  @Test
  void takesFromTheCacheWhatIsThere() {
    CachedWheel wheel = env.wheel(WheelMaker.of("demo", "1.0").make());
    InstallPlan plan =
        plan(_ -> false, Planner::isTool, _ -> Optional.of(wheel), pin("demo", "==1.0"));
    assertThat(plan.cached()).containsExactly(wheel);
    assertThat(plan.remote()).isEmpty();
  }

  @Test
  void removesWhatIsNotWantedButKeepsTheTools() {
    install("demo", "1.0", Optional.empty());
    install("pip", "24.0", Optional.empty());
    assertThat(names(plan().extraneous())).containsExactly("demo 1.0");
    assertThat(plan(_ -> false, _ -> true, _ -> Optional.empty()).isSatisfied()).isTrue();
  }

  @Test
  void installsAnewWhatIsAskedFor() {
    install("demo", "1.0", Optional.empty());
    install("other", "1.0", Optional.empty());
    Predicate<PackageName> reinstall = name -> name.value().equals("demo");
    InstallPlan plan =
        plan(
            reinstall,
            Planner::isTool,
            _ -> Optional.empty(),
            pin("demo", "==1.0"),
            pin("other", "==1.0"));
    assertThat(names(plan.reinstalls())).containsExactly("demo 1.0");
    assertThat(names(plan.keep())).containsExactly("other 1.0");
  }

  @Test
  void repairsDuplicatesAndDamage() throws IOException {
    install("twice", "1.0", Optional.empty());
    env.write(SITE + "twice-2.0.dist-info/METADATA", "");
    env.write(SITE + "twice-2.0.dist-info/RECORD", "");
    install("broken", "1.0", Optional.empty());
    Files.delete(env.root.resolve(SITE + "broken-1.0.dist-info/METADATA"));
    InstallPlan plan = plan(pin("twice", "==1.0"), pin("broken", "==1.0"));
    assertThat(names(plan.reinstalls())).containsExactly("broken 1.0", "twice 1.0", "twice 2.0");
    assertThat(plan.keep()).isEmpty();
  }

  @Test
  void isNotSatisfiedWhileThereAreLeftovers() {
    env.write(SITE + "demo-1.0.dist-info/" + UnfinishedMark.NAME, "");
    assertThat(plan().isSatisfied()).isFalse();
    assertThat(plan().leftovers()).hasSize(1);
  }

  @Test
  void replacesAUrlByAnIndexAndAnIndexByAUrl() {
    install("from-git", "1.0", Optional.of(GIT));
    install("from-index", "1.0", Optional.empty());
    InstallPlan plan = plan(pin("from-git", "==1.0"), url("from-index", GIT));
    assertThat(names(plan.reinstalls())).containsExactly("from-git 1.0", "from-index 1.0");
  }

  @Test
  void keepsTheSameCommitHoweverTheRepositoryIsSpelled() {
    install("demo", "1.0", Optional.of(GIT));
    VcsInfo same = new VcsInfo("https://host/demo", "", "git", Optional.empty(), GIT.commit());
    VcsInfo other = new VcsInfo(GIT.url(), "", "git", GIT.requestedRevision(), "b".repeat(40));
    assertThat(plan(url("demo", same)).isSatisfied()).isTrue();
    assertThat(plan(url("demo", other)).isSatisfied()).isFalse();
  }

  @Test
  void replacesAnArchiveWithAnotherHash() {
    ArchiveInfo known = new ArchiveInfo("https://host/d.whl", "", Hashes.sha256("aa"));
    install("demo", "1.0", Optional.of(known));
    assertThat(plan(url("demo", new ArchiveInfo(known.url(), "", Hashes.none()))).isSatisfied())
        .isTrue();
    ArchiveInfo changed = new ArchiveInfo(known.url(), "", Hashes.sha256("bb"));
    assertThat(plan(url("demo", changed)).isSatisfied()).isFalse();
  }

  @Test
  void buildsAFolderAnewWhenItsProjectFileChanged() throws IOException {
    Path project = Files.createDirectories(folder.resolve("project"));
    Path file = Files.writeString(project.resolve("pyproject.toml"), "");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
    DirInfo source = new DirInfo(project.toUri().toString(), "", false);
    install("demo", "1.0", Optional.of(source));
    assertThat(plan(url("demo", source)).isSatisfied()).isTrue();
    assertThat(plan(url("demo", new DirInfo(source.url(), "", true))).isSatisfied()).isFalse();
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(3600)));
    assertThat(plan(url("demo", source)).isSatisfied()).isFalse();
  }

  private void install(String name, String version, Optional<DirectUrlRecord> url) {
    CachedWheel wheel = env.wheel(WheelMaker.of(name, version).make(), url);
    env.install(List.of(new WheelToInstall(wheel, false)));
  }

  private InstallPlan plan(Wanted... wanted) {
    return plan(_ -> false, Planner::isTool, _ -> Optional.empty(), wanted);
  }

  private InstallPlan plan(
      Predicate<PackageName> reinstall,
      Predicate<PackageName> keep,
      WheelSearch cached,
      Wanted... wanted) {
    return Planner.plan(
        new PlanRequest(env.scan(), Arrays.asList(wanted), reinstall, keep, cached));
  }

  private static Wanted pin(String name, String versions) {
    return new Wanted(PackageName.parse(name), Specifiers.parse(versions), Optional.empty());
  }

  private static Wanted url(String name, DirectUrlRecord url) {
    return new Wanted(PackageName.parse(name), Specifiers.any(), Optional.of(url));
  }

  private static List<String> names(List<InstalledDistribution> found) {
    return found.stream().map(one -> one.name() + " " + one.version()).toList();
  }
}
