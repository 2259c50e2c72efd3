package dev.puffin.pipeline;

import dev.puffin.archive.ArchiveException;
import dev.puffin.dist.Distribution;
import dev.puffin.dist.InvalidMetadataException;
import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.error.PuffinException;
import dev.puffin.http.HttpException;
import dev.puffin.http.HttpFailure;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

/** A distribution can't be fetched, unpacked or used. Names the package, the file and the place. */
public final class DistributionException extends PuffinException {
  private static final long serialVersionUID = 1L;

  private DistributionException(Problem problem, Throwable cause) {
    super(problem, ExitStatus.UNMET, cause);
  }

  /** It can't be fetched. */
  static DistributionException fetching(Distribution distribution, PuffinException cause) {
    List<String> evidence = new ArrayList<>();
    evidence.add(cause.problem().message());
    evidence.addAll(cause.problem().evidence());
    return new DistributionException(
        new Problem("can't fetch " + named(distribution), evidence, cause.problem().hint()), cause);
  }

  /** It can't be fetched, or not be kept. */
  static DistributionException fetching(
      Distribution distribution, String location, IOException cause) {
    Problem problem =
        Problem.of("can't fetch " + named(distribution) + ": " + reason(cause))
            .because("from " + location);
    return new DistributionException(problem, cause);
  }

  /** It can't be put into the cache. */
  static DistributionException keeping(Distribution distribution, PuffinException cause) {
    Problem problem = cause.problem();
    return new DistributionException(
        new Problem(
            "can't keep " + named(distribution) + ": " + problem.message(),
            problem.evidence(),
            problem.hint()),
        cause);
  }

  /** It is damaged, or not what it has to be. */
  static DistributionException unusable(
      Distribution distribution, String location, PuffinException cause) {
    List<String> evidence = new ArrayList<>(cause.problem().evidence());
    evidence.add("from " + location);
    String doing = cause instanceof ArchiveException ? "can't unpack " : "can't use ";
    return new DistributionException(
        new Problem(
            doing + named(distribution) + ": " + cause.problem().message(),
            evidence,
            cause.problem().hint()),
        cause);
  }

  /** Whether the distribution itself is at fault: damaged, or not what it has to be. */
  public boolean isUnusable() {
    return getCause() instanceof ArchiveException || getCause() instanceof InvalidMetadataException;
  }

  /** Whether it only can't be fetched because nothing is to be fetched at all. */
  public boolean isOffline() {
    return getCause() instanceof HttpException http
        && http.failure() instanceof HttpFailure.Offline;
  }

  private static String named(Distribution distribution) {
    String display = distribution.display();
    String name = distribution.name().value();
    return display.startsWith(name + " @ ") ? display : name + " (" + display + ")";
  }

  private static String reason(IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "there is no such file"; // its message is the path alone
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
