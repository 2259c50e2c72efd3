package dev.puffin.git;

import dev.puffin.error.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the references of a remote are at this moment. */
record RemoteReferences(GitProgram git, GitDatabase database) {
  /** What git appends to an annotated tag's name for the commit below it. */
  private static final String PEELED = "^{}";

  /**
   * The commit of the first of some references that the remote has, fetched if it is not in the
   * database yet.
   */
  Optional<String> resolve(List<String> candidates) {
    Map<String, String> known = list(candidates);
    for (String name : candidates) {
      String object = known.get(name);
      if (object != null) {
        return Optional.of(bring(name, known.getOrDefault(name + PEELED, object)));
      }
    }
    return Optional.empty();
  }

  private String bring(String name, String commit) {
    if (database.commit(commit).isPresent()) {
      database.remember(name, commit);
      return commit;
    }
    database.fetch(name);
    // a push between the two calls moved the branch: then what was fetched counts
    return database.lastSeen(List.of(name)).orElseThrow(() -> new GitException(noCommit(name)));
  }

  private Problem noCommit(String name) {
    return Problem.of(
        name + " of the git repository " + database.remote().url() + " is not a commit");
  }

  private Map<String, String> list(List<String> candidates) {
    List<String> arguments = new ArrayList<>(List.of("ls-remote", "--quiet"));
    arguments.add(database.remote().url());
    for (String name : candidates) {
      arguments.add(name);
      arguments.add(name + PEELED);
    }
    String out = git.require(database.path(), database.remote(), "read the references", arguments);
    Map<String, String> objects = new HashMap<>();
    for (String line : out.lines().toList()) {
      int tab = line.indexOf('\t');
      if (tab > 0) {
        objects.put(line.substring(tab + 1), line.substring(0, tab));
      }
    }
    return objects;
  }
}
