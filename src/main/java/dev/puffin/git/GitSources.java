package dev.puffin.git;

import dev.puffin.cache.Sha256;
import dev.puffin.concurrent.OnceMap;
import dev.puffin.error.Problem;
import dev.puffin.fs.StagingDirectory;
import dev.puffin.git.GitReference.DefaultBranch;
import dev.puffin.git.GitReference.FullCommit;
import dev.puffin.git.GitReference.Named;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Commits of git repositories, as folders of the cache. In one run each reference is asked for once
 * and each commit checked out once; processes that use the same cache wait for each other.
 *
 * <pre>
 * git-v0/db/&lt;digest of the address&gt;/             bare database
 * git-v0/checkouts/&lt;digest&gt;/&lt;commit&gt;/             a commit's files, submodules and .git; never changed
 * git-v0/locks/&lt;digest&gt;
 * </pre>
 */
public final class GitSources {
  private static final int DIGEST_LENGTH = 16;

  private final Path bucket;
  private final GitProgram git;
  private final Network network;
  private final OnceMap<Asked, String> commits = new OnceMap<>();
  private final OnceMap<Asked, Path> checkouts = new OnceMap<>();

  /** Whether repositories may be contacted. */
  public enum Network {
    /** They may. */
    ONLINE,
    /** What the cache holds must do. */
    OFFLINE
  }

  private record Asked(GitRemote remote, GitReference reference) {}

  /**
   * Repositories kept in a bucket of the cache.
   *
   * @param bucket the folder of {@code git-v0}
   */
  public GitSources(Path bucket, GitProgram git, Network network) {
    this.bucket = bucket;
    this.git = git;
    this.network = network;
  }

  /**
   * The full name of the commit that a reference means now. A full commit is answered without
   * looking at the repository.
   *
   * @throws GitException if the repository cannot be read or has no such reference
   */
  public String commit(GitRemote remote, GitReference reference) {
    if (reference instanceof FullCommit(String sha)) {
      return sha;
    }
    Asked asked = new Asked(remote, reference);
    return commits.get(asked, () -> locked(remote, database -> resolve(database, reference)));
  }

  /**
   * A folder with the files of a commit, its submodules and its history. It belongs to the cache
   * and must not be changed: build in a copy.
   *
   * @param commit the full name of the commit
   * @throws GitException if the repository cannot be read or has no such commit
   */
  public Path checkout(GitRemote remote, String commit) {
    Asked asked = new Asked(remote, new FullCommit(commit));
    return checkouts.get(asked, () -> find(remote, commit));
  }

  private Path find(GitRemote remote, String commit) {
    Path target = bucket.resolve("checkouts").resolve(digest(remote)).resolve(commit);
    if (isSound(remote, target)) {
      return target;
    }
    return locked(
        remote,
        database -> {
          if (!isSound(remote, target)) {
            makeAvailable(database, commit);
            checkOut(database, commit, target);
          }
          return target;
        });
  }

  /** Whether a checkout is there and no file of it was changed or lost. */
  private boolean isSound(GitRemote remote, Path checkout) {
    if (!Files.isDirectory(checkout.resolve(".git"))) {
      return false;
    }
    List<String> status =
        List.of("--no-optional-locks", "status", "--porcelain", "--untracked-files=no");
    return git.run(checkout, remote, status).out().isEmpty();
  }

  private void checkOut(GitDatabase database, String commit, Path target) {
    try (StagingDirectory staging = StagingDirectory.in(bucket)) {
      database.checkOut(commit, staging.path());
      staging.replace(target);
    } catch (IOException e) {
      throw new GitException(Problem.of("can't write " + target + ": " + e.getMessage()), e);
    }
  }

  private void makeAvailable(GitDatabase database, String commit) {
    if (database.commit(commit).isPresent()) {
      return;
    }
    if (network == Network.OFFLINE) {
      throw notFetched(database.remote(), commit);
    }
    database.fetchCommit(commit);
    if (database.commit(commit).isEmpty()) {
      throw unknown(database.remote(), "commit " + commit);
    }
  }

  private String resolve(GitDatabase database, GitReference reference) {
    return switch (reference) {
      case FullCommit(String sha) -> sha;
      case DefaultBranch() ->
          network == Network.OFFLINE
              ? database
                  .lastSeen(List.of("HEAD"))
                  .orElseThrow(() -> notFetched(database.remote(), "its default branch"))
              : new RemoteReferences(git, database)
                  .resolve(List.of("HEAD"))
                  .orElseThrow(() -> empty(database.remote()));
      case Named named ->
          network == Network.OFFLINE ? resolveOffline(database, named) : resolve(database, named);
    };
  }

  private static String resolveOffline(GitDatabase database, Named named) {
    return database
        .lastSeen(named.candidates())
        .or(() -> named.mayBeCommit() ? database.commit(named.text()) : Optional.empty())
        .orElseThrow(() -> notFetched(database.remote(), "`" + named.text() + "`"));
  }

  private String resolve(GitDatabase database, Named named) {
    Optional<String> reference = new RemoteReferences(git, database).resolve(named.candidates());
    if (reference.isEmpty() && named.mayBeCommit()) {
      reference = database.commit(named.text());
      if (reference.isEmpty()) {
        database.fetchAll();
        reference = database.commit(named.text());
      }
    }
    return reference.orElseThrow(() -> unknown(database.remote(), "`" + named.text() + "`"));
  }

  private <V> V locked(GitRemote remote, Function<GitDatabase, V> work) {
    String digest = digest(remote);
    GitDatabase database =
        new GitDatabase(
            git,
            remote,
            bucket.resolve("db").resolve(digest),
            bucket.resolve("locks").resolve(digest));
    return database.locked(() -> work.apply(database));
  }

  private static String digest(GitRemote remote) {
    byte[] url = remote.canonicalUrl().getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Sha256.digest(url)).substring(0, DIGEST_LENGTH);
  }

  private static GitException unknown(GitRemote remote, String what) {
    return new GitException(
        Problem.of("the git repository " + remote.url() + " has no " + what)
            .hint("`git ls-remote " + remote.url() + "` lists its branches and tags"));
  }

  private static GitException empty(GitRemote remote) {
    return new GitException(
        Problem.of("the git repository " + remote.url() + " has no commit on its default branch"));
  }

  private static GitException notFetched(GitRemote remote, String what) {
    return new GitException(
        Problem.of("the cache does not have " + what + " of the git repository " + remote.url())
            .hint("run once without --offline"));
  }
}
