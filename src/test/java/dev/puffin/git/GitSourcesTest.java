package dev.puffin.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.puffin.concurrent.TaskGroup;
import dev.puffin.fs.Trees;
import dev.puffin.process.ProcessRunner;
import dev.puffin.testing.LocalGitRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitSourcesTest {
  @TempDir Path folder;
  LocalGitRepository repository;
  String first;
  String second;
  Path log;

  @BeforeEach
  void makeRepository() throws IOException {
    log = folder.resolve("git.log");
    repository = LocalGitRepository.create(folder.resolve("repo"));
    first = repository.file("version", "1").commit("one");
    repository.git("tag", "--annotate", "--message", "release", "v1");
    second = repository.file("version", "2").commit("two");
  }

  @Test
  void defaultBranchIsItsNewestCommit() throws IOException {
    assertThat(commit("HEAD")).isEqualTo(second);
    assertThat(version(second)).isEqualTo("2");
  }

  @Test
  void annotatedTagIsTheCommitBelowIt() throws IOException {
    assertThat(commit("v1")).isEqualTo(first);
    assertThat(commit("refs/tags/v1")).isEqualTo(first);
    assertThat(version(first)).isEqualTo("1");
  }

  @Test
  void branchWithSlashIsFound() throws IOException {
    repository.git("checkout", "--quiet", "-b", "feature/x", first);
    String branched = repository.file("version", "x").commit("branch");
    assertThat(commit("feature/x")).isEqualTo(branched);
    assertThat(commit("heads/feature/x")).isEqualTo(branched);
  }

  @Test
  void branchGoesBeforeTagOfTheSameName() throws IOException {
    repository.git("branch", "both", second);
    repository.git("tag", "both", first);
    assertThat(commit("both")).isEqualTo(second);
    assertThat(commit("refs/tags/both")).isEqualTo(first);
  }

  @Test
  void shortCommitIsMadeFull() throws IOException {
    assertThat(commit(first.substring(0, 8))).isEqualTo(first);
  }

  @Test
  void commitOutsideAllBranchesIsFoundByItsReferenceAndItsFullName() throws IOException {
    repository.git("checkout", "--quiet", "--detach");
    String detached = repository.file("version", "pull").commit("pull request");
    repository.git("update-ref", "refs/pull/1/head", detached);
    repository.git("checkout", "--quiet", "main");
    assertThat(commit("refs/pull/1/head")).isEqualTo(detached);
    assertThat(version(detached)).isEqualTo("pull");
    Trees.delete(folder.resolve("git-v0"));
    assertThat(version(detached)).isEqualTo("pull");
  }

  @Test
  void checkoutKnowsItsTags() throws IOException {
    Path checkout = online().checkout(remote(), commit("main"));
    assertThat(checkout.resolve(".git/packed-refs")).content().contains("refs/tags/v1");
  }

  @Test
  void movedBranchIsSeenByTheNextRun() throws IOException {
    assertThat(commit("main")).isEqualTo(second);
    String third = repository.file("version", "3").commit("three");
    assertThat(commit("main")).isEqualTo(third);
    assertThat(version(third)).isEqualTo("3");
  }

  @Test
  void oneRunAsksOnceAndChecksOutOnce() throws IOException {
    GitSources sources = online();
    try (TaskGroup group = new TaskGroup()) {
      for (int i = 0; i < 8; i++) {
        group.run(() -> sources.checkout(remote(), commit(sources, "main")));
      }
      group.join();
    }
    assertThat(calls("ls-remote")).isEqualTo(1);
    assertThat(calls("clone")).isEqualTo(1);
  }

  @Test
  void fullCommitInTheCacheNeedsNoRepository() throws IOException {
    version(second);
    Trees.delete(repository.folder());
    Files.delete(log);
    assertThat(version(second)).isEqualTo("2");
    assertThat(calls("ls-remote") + calls("fetch") + calls("clone")).isZero();
  }

  @Test
  void offlineUsesWhatTheDatabaseHas() throws IOException {
    commit("main");
    commit("v1");
    Trees.delete(repository.folder());
    GitSources offline = sources(GitSources.Network.OFFLINE, Map.of());
    assertThat(commit(offline, "main")).isEqualTo(second);
    assertThat(commit(offline, "v1")).isEqualTo(first);
    assertThat(offline.checkout(remote(), first)).isDirectory();
  }

  @Test
  void offlineSaysWhatIsMissing() throws IOException {
    GitSources offline = sources(GitSources.Network.OFFLINE, Map.of());
    assertThatThrownBy(() -> commit(offline, "main"))
        .isInstanceOf(GitException.class)
        .hasMessageContaining("the cache does not have `main`");
    assertThatThrownBy(() -> offline.checkout(remote(), first))
        .isInstanceOf(GitException.class)
        .hasMessageContaining("the cache does not have " + first);
  }

  @Test
  void unknownReferenceIsNamed() {
    assertThatThrownBy(() -> commit("no-such-branch"))
        .isInstanceOf(GitException.class)
        .hasMessage("the git repository " + repository.url() + " has no `no-such-branch`");
  }

  @Test
  void unknownCommitIsNamed() throws IOException {
    String absent = "0123456789012345678901234567890123456789";
    GitSources sources = online();
    assertThatThrownBy(() -> sources.checkout(remote(), absent))
        .isInstanceOf(GitException.class)
        .hasMessageContaining("has no commit " + absent);
  }

  @Test
  void missingRepositoryIsNamed() throws IOException {
    GitSources sources = online();
    GitRemote nowhere = GitRemote.parse("file://" + folder.resolve("nowhere"));
    assertThatThrownBy(() -> sources.commit(nowhere, GitReference.parse("main")))
        .isInstanceOf(GitException.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void missingProgramIsExplained() throws IOException {
    GitSources sources =
        sources(GitSources.Network.ONLINE, Map.of("PATH", folder.resolve("empty").toString()));
    assertThatThrownBy(() -> commit(sources, "main"))
        .isInstanceOf(GitException.class)
        .hasMessageContaining("there is no git on PATH");
  }

  @Test
  void changedCheckoutIsMadeAgain() throws IOException {
    Path checkout = online().checkout(remote(), second);
    Files.writeString(checkout.resolve("version"), "edited");
    assertThat(version(second)).isEqualTo("2");
    Files.delete(checkout.resolve("version"));
    assertThat(version(second)).isEqualTo("2");
  }

  @Test
  void brokenDatabaseIsMadeAgain() throws IOException {
    version(second);
    Path database = onlyChild(folder.resolve("git-v0/db"));
    Trees.delete(database.resolve("objects"));
    Trees.delete(folder.resolve("git-v0/checkouts"));
    assertThat(version(second)).isEqualTo("2");
  }

  @Test
  void lockOfADeadGitDoesNotStop() throws IOException {
    commit("main");
    Path database = onlyChild(folder.resolve("git-v0/db"));
    Files.writeString(database.resolve("refs/heads/main.lock"), "");
    String third = repository.file("version", "3").commit("three");
    assertThat(commit("main")).isEqualTo(third);
  }

  @Test
  void branchThatBecameAFolderOfBranchesIsFetched() throws IOException {
    repository.git("branch", "topic", first);
    assertThat(commit("topic")).isEqualTo(first);
    repository.git("branch", "--delete", "--force", "topic");
    repository.git("checkout", "--quiet", "-b", "topic/a");
    String deeper = repository.file("version", "deeper").commit("deeper");
    assertThat(commit("topic/a")).isEqualTo(deeper);
  }

  @Test
  void failingFetchKeepsTheDatabase() throws IOException {
    version(second);
    Trees.delete(repository.folder());
    GitSources sources = online();
    assertThatThrownBy(() -> commit(sources, "main")).isInstanceOf(GitException.class);
    GitSources offline = sources(GitSources.Network.OFFLINE, Map.of());
    assertThat(offline.checkout(remote(), second)).isDirectory();
  }

  @Test
  void submodulesAreCheckedOut() throws IOException {
    LocalGitRepository inner = LocalGitRepository.create(folder.resolve("inner"));
    inner.file("inside", "yes").commit("inner");
    repository.git("submodule", "--quiet", "add", "../inner", "deps/inner");
    String commit = repository.commit("with submodule");
    Path checkout = online().checkout(remote(), commit);
    assertThat(checkout.resolve("deps/inner/inside")).hasContent("yes");
  }

  @Test
  void anotherProcessesCheckoutIsWaitedFor() throws IOException {
    try (TaskGroup group = new TaskGroup()) {
      for (int i = 0; i < 4; i++) {
        GitSources process = online();
        group.run(() -> process.checkout(remote(), second));
      }
      group.join();
    }
    assertThat(calls("clone")).isEqualTo(1);
  }

  private String version(String commit) throws IOException {
    return Files.readString(online().checkout(remote(), commit).resolve("version"));
  }

  private String commit(String reference) throws IOException {
    return commit(online(), reference);
  }

  private String commit(GitSources sources, String reference) {
    return sources.commit(remote(), GitReference.parse(reference));
  }

  private GitRemote remote() {
    return GitRemote.parse("git+" + repository.url());
  }

  private GitSources online() throws IOException {
    return sources(GitSources.Network.ONLINE, Map.of());
  }

  private GitSources sources(GitSources.Network network, Map<String, String> more)
      throws IOException {
    Map<String, String> environment =
        new HashMap<>(LocalGitRepository.loggingEnvironment(folder.resolve("bin"), log));
    environment.putAll(more);
    GitProgram git = new GitProgram(new ProcessRunner(), environment, GitProgram.Prompt.NEVER);
    return new GitSources(folder.resolve("git-v0"), git, network);
  }

  private long calls(String command) throws IOException {
    if (!Files.exists(log)) {
      return 0;
    }
    List<String> lines = Files.readAllLines(log);
    return lines.stream().filter(line -> List.of(line.split(" ")).contains(command)).count();
  }

  private static Path onlyChild(Path folder) throws IOException {
    try (var children = Files.list(folder)) {
      return children.findFirst().orElseThrow();
    }
  }
}
