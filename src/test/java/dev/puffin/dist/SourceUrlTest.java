package dev.puffin.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceUrlTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  @TempDir Path folder;

  @Test
  void readsArchivesWithTheirFragment() {
    String text = "https://u:p@host/dl/master.zip#subdirectory=py&egg=flask[async]&sha256=AB12";
    SourceUrl.Archive archive = (SourceUrl.Archive) SourceUrl.parse(text, folder);
    assertThat(archive.url()).isEqualTo("https://u:p@host/dl/master.zip");
    assertThat(archive.filename()).isEqualTo("master.zip");
    assertThat(archive.subdirectory()).isEqualTo("py");
    assertThat(archive.hashes()).isEqualTo(Hashes.sha256("ab12"));
    assertThat(archive.verbatim()).isEqualTo(text);
    assertThat(archive).hasToString("https://host/dl/master.zip#subdirectory=py");
    assertThat(Fragment.of(text).egg()).hasToString("Optional[flask[async]]");
  }

  @ParameterizedTest
  @CsvSource({
    "git+https://host/r.git, https://host/r.git, ''",
    "git+https://host/r.git@main, https://host/r.git, main",
    "git+https://u@host/r.git, https://u@host/r.git, ''",
    "git+ssh://git@host/r@v1.0#egg=x, ssh://git@host/r, v1.0",
    "git+file:///srv/r@refs/pull/1/head, file:///srv/r, refs/pull/1/head",
    "GIT+https://host/r@feature/x%20y, https://host/r, feature/x y",
  })
  void readsGitRepositories(String text, String repository, String reference) {
    SourceUrl.Git git = (SourceUrl.Git) SourceUrl.parse(text, folder);
    assertThat(git.repository()).isEqualTo(repository);
    assertThat(git.reference().orElse("")).isEqualTo(reference);
    assertThat(git.commit()).isEmpty();
  }

  @Test
  void fullCommitIsPrecise() {
    SourceUrl.Git git =
        (SourceUrl.Git)
            SourceUrl.parse("git+https://t@host/r@" + COMMIT + "#subdirectory=a/", folder);
    assertThat(git.commit()).contains(COMMIT);
    assertThat(git.subdirectory()).isEqualTo("a");
    assertThat(git.pinned()).isEqualTo("git+https://t@host/r@" + COMMIT + "#subdirectory=a");
    assertThat(git).hasToString("git+https://host/r@" + COMMIT + "#subdirectory=a");
  }

  @Test
  void referenceIsMadePrecise() {
    SourceUrl.Git git = (SourceUrl.Git) SourceUrl.parse("git+https://host/r@main", folder);
    assertThat(git.at(COMMIT).pinned()).isEqualTo("git+https://host/r@" + COMMIT);
    assertThat(git.at(COMMIT).reference()).isEqualTo(Optional.of("main"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://u:p@Host:443/a.zip, https://host/a.zip",
    "https://host/a.zip#egg=a, https://host/a.zip",
    "git+https://host/r.git, git+https://HOST/r/",
    "git+https://token@host/r@main, git+https://host/r.git@main",
  })
  void urlsThatMeanTheSameHaveOneIdentity(String left, String right) {
    assertThat(SourceUrl.parse(left, folder).identity())
        .isEqualTo(SourceUrl.parse(right, folder).identity());
  }

  @ParameterizedTest
  @CsvSource({
    "https://host/a.zip, https://host/A.zip",
    "https://host/a.zip, https://host/a.zip#subdirectory=x",
    "git+https://host/r@a, git+https://host/r@b",
  })
  void otherUrlsHaveOthers(String left, String right) {
    assertThat(SourceUrl.parse(left, folder).identity())
        .isNotEqualTo(SourceUrl.parse(right, folder).identity());
  }

  @Test
  void readsPathsAndFileUrls() throws IOException {
    Path project = Files.createDirectories(folder.resolve("my project/sub"));
    Path archive = folder.resolve("x-1.0.tar.gz");
    assertThat(SourceUrl.parse("my project", folder))
        .isEqualTo(new SourceUrl.LocalDirectory(project.getParent(), false, "my project"));
    String url = "file://" + folder + "/my%20project#subdirectory=sub";
    assertThat(((SourceUrl.LocalDirectory) SourceUrl.parse(url, folder)).path()).isEqualTo(project);
    assertThat(((SourceUrl.LocalArchive) SourceUrl.parse("./x-1.0.tar.gz", folder)).path())
        .isEqualTo(archive);
    String local = "file://localhost" + archive + "#md5=AA";
    SourceUrl.LocalArchive parsed = (SourceUrl.LocalArchive) SourceUrl.parse(local, folder);
    assertThat(parsed.path()).isEqualTo(archive);
    assertThat(parsed.hashes()).isEqualTo(Hashes.of("md5", "aa"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hg+https://host/r",
        "git://host/r",
        "git+git@host:r",
        "ftp://host/x.zip",
        "file://server/share/x.zip",
      })
  void refusesOtherSources(String text) {
    assertThatThrownBy(() -> SourceUrl.parse(text, folder))
        .isInstanceOf(UnsupportedSourceException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://host/x.zip#subdirectory=../..",
        "https://host/x.zip#subdirectory=a/../../b",
        "git+https://host/r@main#subdirectory=..",
        "git+https://host/r#subdirectory=%2Fetc",
        "file:///x.zip#egg=a&subdirectory=../b",
      })
  void refusesFoldersOutside(String text) {
    assertThatThrownBy(() -> SourceUrl.parse(text, folder))
        .isInstanceOf(UnsupportedSourceException.class)
        .hasMessageContaining("its #subdirectory= leads out of it: ");
    assertThat(SourceUrl.parse("https://host/x.zip#subdirectory=a/../b", folder).subdirectory())
        .isEqualTo("a/../b");
  }

  @Test
  void errorsDoNotShowPasswords() {
    assertThatThrownBy(() -> SourceUrl.parse("hg+https://u:secret@host/r", folder))
        .hasMessageContaining("host/r")
        .hasMessageNotContaining("secret");
  }

  @Test
  void indexUrlIsShownWithoutPassword() {
    assertThat(new IndexUrl("https://u:secret@host/simple//")).hasToString("https://host/simple");
    assertThat(IndexUrl.DEFAULT.isDefault()).isTrue();
    assertThat(new IndexUrl(IndexUrl.DEFAULT.url() + "/").isDefault()).isTrue();
  }
}
