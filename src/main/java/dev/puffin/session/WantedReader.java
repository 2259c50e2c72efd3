package dev.puffin.session;

import dev.puffin.dist.DirectUrlRecord;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.SourceDistribution;
import dev.puffin.dist.SourceUrl;
import dev.puffin.error.ExitStatus;
import dev.puffin.error.Problem;
import dev.puffin.install.Wanted;
import dev.puffin.pep440.Specifiers;
import dev.puffin.pep508.MarkerEnvironment;
import dev.puffin.pep508.PackageName;
import dev.puffin.pipeline.DirectUrls;
import dev.puffin.pipeline.HashPolicy;
import dev.puffin.requirements.HashDigest;
import dev.puffin.requirements.InputRequirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Turns requirements into the packages an environment shall have, each once. */
public final class WantedReader {
  private final Packages packages;
  private final MarkerEnvironment environment;
  private final boolean requireHashes;

  public WantedReader(Packages packages, MarkerEnvironment environment, boolean requireHashes) {
    this.packages = packages;
    this.environment = environment;
    this.requireHashes = requireHashes;
  }

  /**
   * The packages by name.
   *
   * @param constraints limit the versions of those that are required
   * @throws CommandException if one has no digest where all must have one
   */
  public List<WantedPackage> read(
      List<InputRequirement> requirements, List<InputRequirement> constraints) {
    Map<PackageName, List<InputRequirement>> byName = new TreeMap<>();
    for (InputRequirement requirement : requirements) {
      if (applies(requirement)) {
        InputRequirement named = named(requirement);
        byName
            .computeIfAbsent(named.packageName().orElseThrow(), _ -> new ArrayList<>())
            .add(named);
      }
    }
    List<WantedPackage> wanted = new ArrayList<>();
    byName.forEach((name, inputs) -> wanted.add(wanted(name, inputs, constraints)));
    checkHashes(wanted);
    return wanted;
  }

  private boolean applies(InputRequirement requirement) {
    return requirement.marker().map(marker -> marker.evaluate(environment, Set.of())).orElse(true);
  }

  private InputRequirement named(InputRequirement requirement) {
    return switch (requirement) {
      case InputRequirement.Named named -> named;
      case InputRequirement.Direct direct when direct.packageName().isPresent() -> direct;
      case InputRequirement.Direct direct ->
          new InputRequirement.Direct(
              Optional.of(packages.source().name(direct.source())),
              direct.extras(),
              direct.source(),
              direct.marker(),
              direct.details());
    };
  }

  private WantedPackage wanted(
      PackageName name, List<InputRequirement> inputs, List<InputRequirement> constraints) {
    Specifiers versions = Specifiers.any();
    Optional<DirectUrlRecord> url = Optional.empty();
    List<Hashes> hashes = new ArrayList<>();
    for (InputRequirement input : inputs) {
      for (HashDigest digest : input.details().hashes()) {
        hashes.add(Hashes.of(digest.algorithm(), digest.hex()));
      }
      switch (input) {
        case InputRequirement.Named named ->
            versions = versions.and(named.requirement().specifiers());
        case InputRequirement.Direct direct -> url = Optional.of(record(name, direct.source()));
      }
    }
    for (InputRequirement constraint : constraints) {
      if (constraint instanceof InputRequirement.Named named
          && named.requirement().name().equals(name)
          && applies(named)) {
        versions = versions.and(named.requirement().specifiers());
      }
    }
    return new WantedPackage(new Wanted(name, versions, url), inputs, HashPolicy.oneOf(hashes));
  }

  /** What the installed package would say of its origin; a repository at its commit. */
  private DirectUrlRecord record(PackageName name, SourceUrl source) {
    SourceUrl precise = source;
    if (source instanceof SourceUrl.Git git
        && packages.pipeline().precise(new SourceDistribution.Git(name, git))
            instanceof SourceDistribution.Git(_, SourceUrl.Git committed)) {
      precise = committed;
    }
    return DirectUrls.of(precise, hashes(source));
  }

  private static Hashes hashes(SourceUrl source) {
    return switch (source) {
      case SourceUrl.Archive archive -> archive.hashes();
      case SourceUrl.LocalArchive archive -> archive.hashes();
      case SourceUrl.Git _, SourceUrl.LocalDirectory _ -> Hashes.none();
    };
  }

  private void checkHashes(List<WantedPackage> wanted) {
    if (!requireHashes) {
      return;
    }
    List<String> lacking = new ArrayList<>();
    for (WantedPackage one : wanted) {
      if (one.policy().isAny() && !hasOwnDigest(one)) {
        InputRequirement input = one.inputs().getFirst();
        lacking.add(input.origin() + ": " + input.details().verbatim());
      }
    }
    if (!lacking.isEmpty()) {
      throw new CommandException(
          new Problem(
              Amounts.counted(lacking.size(), "requirement")
                  + " without a digest, and --require-hashes is given",
              lacking.subList(0, Math.min(5, lacking.size())),
              Optional.of("write the digests with `puffin pip-compile --generate-hashes`")),
          ExitStatus.UNMET);
    }
  }

  /** A full commit names its content, and a URL may carry a digest. */
  private static boolean hasOwnDigest(WantedPackage wanted) {
    return wanted
        .wanted()
        .directUrl()
        .map(record ->
            switch (record) {
              case DirectUrlRecord.VcsInfo vcs ->
                  vcs.requestedRevision().equals(Optional.of(vcs.commit()));
              case DirectUrlRecord.ArchiveInfo archive -> !archive.hashes().isEmpty();
              case DirectUrlRecord.DirInfo _ -> false;
            })
        .orElse(false);
  }
}
