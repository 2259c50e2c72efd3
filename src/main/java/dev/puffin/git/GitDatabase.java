package dev.puffin.git;

import dev.puffin.error.Problem;
import dev.puffin.fs.FileLocks;
import dev.puffin.fs.Trees;
import dev.puffin.process.ProgramOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All that is known here of one repository: a bare repository in the cache that grows by what is
 * fetched. Its references are those of the remote, so that they can be looked up offline.
 *
 * @param path the folder of the bare repository
 * @param lock the file that processes lock while they work on it
 */
record GitDatabase(GitProgram git, GitRemote remote, Path path, Path lock) {
  /** Where the remote's HEAD is kept; the database's own must stay symbolic. */
  private static final String REMOTE_HEAD = "refs/puffin/HEAD";

  /** Of messages about reference files that are in the way. */
  private static final List<String> LOCKED = List.of(".lock': File exists", "cannot lock ref");

  /**
   * Does something while no other process works on this database. If that fails because the
   * database is broken, it is removed and all is done again.
   */
  <V> V locked(Supplier<V> work) {
    try (FileLocks.Held _ = FileLocks.exclusive(lock, () -> {})) {
      initialise();
      try {
        return work.get();
      } catch (GitException failure) {
        if (!isBroken(failure)) {
          throw failure;
        }
        Trees.delete(path);
        initialise();
        return work.get();
      }
    } catch (IOException e) {
      throw new GitException(Problem.of("can't write " + path + ": " + e.getMessage()), e);
    }
  }

  /** What a crash or a full disk leaves: missing objects, locks of processes that died. */
  private boolean isBroken(GitException failure) {
    List<String> said = failure.problem().evidence();
    boolean references = said.stream().anyMatch(line -> LOCKED.stream().anyMatch(line::contains));
    List<String> check = List.of("fsck", "--connectivity-only", "--no-dangling", "--no-progress");
    return references || !git.run(path, remote, check).succeeded();
  }

  private void initialise() throws IOException {
    if (!Files.exists(path.resolve("HEAD"))) {
      Files.createDirectories(path);
      require("prepare for fetching", List.of("init", "--quiet", "--bare", "--template="));
    }
  }

  /** The full name of the commit that a revision of this database means. */
  Optional<String> commit(String revision) {
    ProgramOutput output =
        git.run(path, remote, List.of("rev-parse", "--verify", "--quiet", revision + "^{commit}"));
    return output.succeeded() ? Optional.of(output.out().strip()) : Optional.empty();
  }

  /** The commit of the first of some remote references, as last seen. */
  Optional<String> lastSeen(List<String> references) {
    return references.stream().flatMap(name -> commit(localName(name)).stream()).findFirst();
  }

  /** Fetches one reference of the remote with its history and the tags on it. */
  void fetch(String reference) {
    fetchInto(List.of("+" + reference + ":" + localName(reference)));
  }

  /** Remembers what a reference of the remote is now; its commit is here. */
  void remember(String reference, String commit) {
    require("remember " + reference, List.of("update-ref", localName(reference), commit));
  }

  /** Fetches one commit, wherever it is. Servers may refuse that: then all branches and tags. */
  void fetchCommit(String sha) {
    List<String> arguments = fetchArguments(List.of("+" + sha + ":refs/puffin/commits/" + sha));
    if (!git.run(path, remote, arguments).succeeded()) {
      fetchAll();
    }
  }

  /** Fetches all branches and tags. */
  void fetchAll() {
    fetchInto(
        List.of("+HEAD:" + REMOTE_HEAD, "+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*"));
  }

  private void fetchInto(List<String> refspecs) {
    require("fetch", fetchArguments(refspecs));
  }

  private List<String> fetchArguments(List<String> refspecs) {
    List<String> arguments = new ArrayList<>();
    // a background gc would change the database after the lock is gone
    arguments.addAll(List.of("-c", "gc.autoDetach=false"));
    arguments.addAll(List.of("fetch", "--force", "--no-recurse-submodules"));
    arguments.add(remote.url());
    arguments.addAll(refspecs);
    return arguments;
  }

  /** Fills an empty folder with a commit, its submodules too, as a repository of its own. */
  void checkOut(String commit, Path folder) {
    List<String> clone = List.of("clone", "--quiet", "--local", "--no-checkout", "--template=");
    List<String> arguments = new ArrayList<>(clone);
    arguments.addAll(List.of(path.toString(), folder.toString()));
    require("check out " + commit, arguments);
    // submodules with relative addresses and LFS files are found by the address of the origin
    git.require(folder, remote, "check out", List.of("config", "remote.origin.url", remote.url()));
    List<String> detach = List.of("-c", "advice.detachedHead=false", "checkout", "--quiet");
    List<String> checkout = new ArrayList<>(detach);
    checkout.addAll(List.of("--detach", commit));
    git.require(folder, remote, "check out " + commit, checkout);
    if (Files.exists(folder.resolve(".gitmodules"))) {
      List<String> update = List.of("submodule", "--quiet", "update", "--init", "--recursive");
      git.require(folder, remote, "check out submodules", update);
    }
  }

  private void require(String purpose, List<String> arguments) {
    git.require(path, remote, purpose, arguments);
  }

  private static String localName(String reference) {
    return reference.equals("HEAD") ? REMOTE_HEAD : reference;
  }
}
