package dev.puffin.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.puffin.process.ProcessRunner;
import dev.puffin.testing.GitHttpServer;
import dev.puffin.testing.LocalGitRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Repositories of a real server, with and without credentials. */
@EnabledIf(value = "isPossible", disabledReason = "this machine's git has no http-backend")
class GitOverHttpTest {
  private static final String USER = "ann";
  private static final String PASSWORD = "s3cret";

  @TempDir Path folder;
  private GitHttpServer server;
  private String first;
  private String second;

  static boolean isPossible() {
    return GitHttpServer.isPossible();
  }

  @BeforeEach
  void serve() throws IOException {
    Path served = folder.resolve("served");
    LocalGitRepository inner = LocalGitRepository.create(served.resolve("inner"));
    inner.file("inside", "yes").commit("inner");
    LocalGitRepository repository = LocalGitRepository.create(served.resolve("repo"));
    first = repository.file("version", "1").commit("one");
    repository.git("tag", "--annotate", "--message", "release", "v1");
    repository.git("submodule", "--quiet", "add", "../inner", "below");
    second = repository.file("version", "2").commit("two");
    repository.git("branch", "feature/x", first);
    repository.git("update-ref", "refs/pull/1/head", first);
    server = GitHttpServer.start(served);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void everyKindOfReferenceIsFound() {
    GitSources sources = sources(Map.of());
    GitRemote remote = remote("");
    assertThat(commit(sources, remote, "main")).isEqualTo(second);
    assertThat(commit(sources, remote, "v1")).isEqualTo(first);
    assertThat(commit(sources, remote, "feature/x")).isEqualTo(first);
    assertThat(commit(sources, remote, "refs/pull/1/head")).isEqualTo(first);
    assertThat(commit(sources, remote, first.substring(0, 9))).isEqualTo(first);
    assertThat(sources.commit(remote, new GitReference.DefaultBranch())).isEqualTo(second);
  }

  @Test
  void submodulesWithRelativeAddressesComeFromTheSameServer() {
    Path checkout = sources(Map.of()).checkout(remote(""), second);
    assertThat(checkout.resolve("version")).hasContent("2");
    assertThat(checkout.resolve("below/inside")).hasContent("yes");
  }

  @Test
  void credentialsOfTheAddressReachTheServerAndNoFile() throws IOException {
    server.requireLogin(USER, PASSWORD);
    Path checkout = sources(Map.of()).checkout(remote(USER + ":" + PASSWORD + "@"), second);
    assertThat(checkout.resolve("below/inside")).hasContent("yes");
    try (var files = Files.walk(folder.resolve("git-v0"))) {
      assertThat(files.filter(Files::isRegularFile))
          .allSatisfy(
              file -> assertThat(Files.readString(file, ISO_8859_1)).doesNotContain(PASSWORD));
    }
  }

  @Test
  void credentialHelpersAreAsked() throws IOException {
    server.requireLogin(USER, PASSWORD);
    Path config = folder.resolve("gitconfig");
    String helper = "!f() { echo username=" + USER + "; echo password=" + PASSWORD + "; }; f";
    Files.writeString(config, "[credential]\n  helper = \"" + helper + "\"\n");
    GitSources sources = sources(Map.of("GIT_CONFIG_GLOBAL", config.toString()));
    assertThat(sources.checkout(remote(""), second).resolve("below/inside")).hasContent("yes");
  }

  @Test
  void netrcIsRead() throws IOException {
    server.requireLogin(USER, PASSWORD);
    Path netrc = folder.resolve(".netrc");
    Files.writeString(netrc, "machine 127.0.0.1 login " + USER + " password " + PASSWORD + "\n");
    GitSources sources = sources(Map.of("HOME", folder.toString()));
    assertThat(sources.checkout(remote(""), second).resolve("below/inside")).hasContent("yes");
  }

  @Test
  void refusedCredentialsAreToldWithoutThem() {
    server.requireLogin(USER, PASSWORD);
    assertThatThrownBy(() -> sources(Map.of()).checkout(remote("ann:wr0ng@"), second))
        .isInstanceOfSatisfying(
            GitException.class,
            failure -> {
              assertThat(failure.problem().message()).contains("can't", "/repo");
              assertThat(failure.problem().hint().orElseThrow()).contains("credential helper");
              assertThat(failure.problem().toString()).doesNotContain("wr0ng");
            });
  }

  @Test
  void unknownRepositoryIsTold() {
    GitRemote remote = GitRemote.parse("git+" + server.base() + "/nobody");
    assertThatThrownBy(() -> commit(sources(Map.of()), remote, "main"))
        .isInstanceOf(GitException.class)
        .hasMessageContaining("/nobody");
  }

  private static String commit(GitSources sources, GitRemote remote, String reference) {
    return sources.commit(remote, GitReference.parse(reference));
  }

  private GitSources sources(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(Map.of("HOME", folder + "/home"));
    environment.putAll(more);
    GitProgram git =
        new GitProgram(
            new ProcessRunner(),
            LocalGitRepository.environment(environment),
            GitProgram.Prompt.NEVER);
    return new GitSources(folder.resolve("git-v0"), git, GitSources.Network.ONLINE);
  }

  /** The repository's address, with what stands in front of the host. */
  private GitRemote remote(String login) {
    return GitRemote.parse("git+" + server.base().replace("://", "://" + login) + "/repo");
  }
}
