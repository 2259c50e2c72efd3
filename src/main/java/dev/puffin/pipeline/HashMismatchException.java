package dev.puffin.pipeline;

import dev.puffin.dist.Distribution;
import dev.puffin.dist.Hashes;
import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** A file is not the one that was promised, or not one that is allowed. */
public final class HashMismatchException extends PuffinException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 3;

  private HashMismatchException(Problem problem) {
    super(problem, ExitStatus.UNMET, null);
  }

  /** A file that is not what the index, or the URL's fragment, says. */
  static HashMismatchException promised(
      Distribution distribution, String url, Hashes expected, Hashes found) {
    List<String> evidence = new ArrayList<>();
    evidence.add("from " + url);
    for (Map.Entry<String, String> digest : expected.digests().entrySet()) {
      Optional<String> other = found.digest(digest.getKey());
      if (other.isPresent() && !other.get().equals(digest.getValue())) {
        evidence.add("expected " + digest.getKey() + ":" + digest.getValue());
        evidence.add("     got " + digest.getKey() + ":" + other.get());
        break;
      }
    }
    return new HashMismatchException(
        new Problem(
            "hash mismatch for " + distribution.name() + ": " + distribution.display(),
            evidence,
            Optional.of("the file was changed after it was listed, or damaged on its way")));
  }

  /** A file that none of the hashes in the requirements stands for. */
  static HashMismatchException required(
      Distribution distribution, HashPolicy policy, Hashes found) {
    List<String> evidence = new ArrayList<>();
    for (Map.Entry<String, SortedSet<String>> algorithm : policy.allowed().entrySet()) {
      for (String digest : algorithm.getValue()) {
        if (evidence.size() < SHOWN) {
          evidence.add("expected " + algorithm.getKey() + ":" + digest);
        }
      }
    }
    evidence.add("     got " + found);
    return new HashMismatchException(
        new Problem(
            "hash mismatch for " + distribution.name() + ": " + distribution.display(),
            evidence,
            Optional.of(
                "if the file was changed on purpose, compile with --generate-hashes again")));
  }
}
