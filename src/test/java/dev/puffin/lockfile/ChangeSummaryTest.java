package dev.puffin.lockfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.pep440.Version;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeSummaryTest {
  private static final String BEFORE =
      """
      # header
      certifi==2024.2.2
          # via requests
      chardet==5.2.0
          # via requests
      flask==3.0.0
          # via -r requirements.in
      idna==3.6 \\
          --hash=sha256:aa \\
          --hash=sha256:bb
          # via requests
      local @ https://files.test/local-1.zip
      numpy==1.24 ; python_version < '3.9'
      numpy==2.0 ; python_version >= '3.9'
      urllib3==1.26.18
          # via requests
      """;
  private static final String AFTER =
      """
      # other header
      certifi==2024.2.2
          # via
          #   requests
          #   -r requirements.in
      anyio==4.3.0
          # via
          #   httpx
          #   starlette
      flask[async]==3.0.0
          # via -r requirements.in
      idna==3.6 \\
          --hash=sha256:aa \\
          --hash=sha256:cc \\
          --hash=sha256:dd
          # via requests
      local @ https://files.test/local-2.zip
      numpy==1.24 ; python_version < '3.9'
      numpy==2.1 ; python_version >= '3.9'
      urllib3==2.2.1
          # via requests
      """;
  private static final ChangeSummary SUMMARY =
      ChangeSummary.between(LockfileReader.read(BEFORE), LockfileReader.read(AFTER));

  @Test
  void tellsWhatWasAddedRemovedAndMovedAndForWhom() {
    assertThat(ChangeText.lines(SUMMARY))
        .containsExactly(
            "+ anyio 4.3.0, via httpx, starlette",
            "- chardet 5.2.0, was via requests",
            "~ flask==3.0.0 → flask[async]==3.0.0, via -r requirements.in",
            "~ idna 3.6 (2 hashes added, 1 removed)",
            "~ local @ https://files.test/local-1.zip → local @ https://files.test/local-2.zip",
            "~ numpy 2.0 → 2.1 (minor)",
            "~ urllib3 1.26.18 → 2.2.1 (major), via requests");
  }

  @Test
  void rendersATableForPullRequests() {
    assertThat(ChangeMarkdown.render(SUMMARY))
        .isEqualTo(
            """
            | Package | Before | After | Change | Required by |
            |---|---|---|---|---|
            | anyio | | 4.3.0 | added | httpx, starlette |
            | chardet | 5.2.0 | | removed | requests |
            | flask | flask==3.0.0 | flask[async]==3.0.0 | rewritten | -r requirements.in |
            | idna | 3.6 | 3.6 | 2 hashes added, 1 removed | requests |
            | local | local @ https://files.test/local-1.zip \
            | local @ https://files.test/local-2.zip | rewritten | |
            | numpy | 2.0 | 2.1 | minor | |
            | urllib3 | 1.26.18 | 2.2.1 | major | requests |
            """);
  }

  @Test
  void rendersJsonForPrograms() {
    ChangeSummary two =
        ChangeSummary.between(
            LockfileReader.read("idna==3.6\nold==1\n"),
            LockfileReader.read("idna==3.4 # via requests\n"));

    assertThat(ChangeJson.render("out.txt", two))
        .isEqualTo(
            """
            {"file":"out.txt","changes":[{"package":"idna","change":"moved","before":"3.6","after":"3.4",\
            "step":"minor","downgrade":true,"via":["requests"]},\
            {"package":"old","change":"removed","before":"1","via":[]}]}
            """);
  }

  @Test
  void seesNoChangeInCommentsOrderAndSpelling() {
    ChangeSummary summary =
        ChangeSummary.between(
            LockfileReader.read("Foo_Bar==1.0 # via a\n-e ./x\nb==2\n"),
            LockfileReader.read("b==2\n-e ./x\nfoo-bar==1.0\n"));

    assertThat(summary.isEmpty()).isTrue();
    assertThat(ChangeMarkdown.render(summary)).isEqualTo("No package changed.\n");
  }

  @Test
  void listsVersionsThatHaveNoCounterpartOneByOne() {
    ChangeSummary summary =
        ChangeSummary.between(
            LockfileReader.read("numpy==1.24\n"),
            LockfileReader.read("numpy==1.24 ; os_name == 'nt'\nnumpy==2.0 ; os_name != 'nt'\n"));

    assertThat(ChangeText.lines(summary))
        .containsExactly(
            "- numpy 1.24", "+ numpy 1.24 ; os_name == 'nt'", "+ numpy 2.0 ; os_name != 'nt'");
  }

  @Test
  void callsAnOlderVersionADowngrade() {
    ChangeSummary summary =
        ChangeSummary.between(LockfileReader.read("a==2.0\n"), LockfileReader.read("a==1.9\n"));

    assertThat(ChangeText.lines(summary)).isEqualTo(List.of("~ a 2.0 → 1.9 (major, downgrade)"));
  }

  @ParameterizedTest
  @CsvSource({
    "1.26.18, 2.2.1, MAJOR",
    "2024.1, 1!0.1, MAJOR",
    "1.1, 1.2, MINOR",
    "1, 1.1, MINOR",
    "1.1, 1.1.1, PATCH",
    "1.1.1.1, 1.1.1.2, PATCH",
    "1.0rc1, 1.0, SUFFIX",
    "1.0, 1.0.post1, SUFFIX",
    "1.0+cpu, 1.0+cu118, SUFFIX",
  })
  void namesThePartOfTheVersionThatDiffers(String from, String to, VersionStep step) {
    assertThat(VersionStep.between(Version.parse(from), Version.parse(to))).isEqualTo(step);
  }
}
