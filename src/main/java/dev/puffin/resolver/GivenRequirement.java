package dev.puffin.resolver;

import dev.puffin.dist.SourceUrl;
import dev.puffin.pep508.Marker;
import dev.puffin.pep508.Requirement;
import dev.puffin.pep508.RequirementSource;
import dev.puffin.requirements.InputRequirement;
import dev.puffin.requirements.Origin;
import java.util.Optional;

/**
 * A requirement of the user in the form that requirements of packages have.
 *
 * @param requirement what is required
 * @param source the place it is to come from, if it is not to come from an index
 * @param origin where it is written
 */
record GivenRequirement(Requirement requirement, Optional<SourceUrl> source, Origin origin) {

  static GivenRequirement of(InputRequirement input) {
    return switch (input) {
      case InputRequirement.Named named ->
          new GivenRequirement(named.requirement(), Optional.empty(), named.origin());
      case InputRequirement.Direct direct -> {
        Requirement requirement =
            new Requirement(
                direct.packageName().orElseThrow(),
                direct.extras(),
                new RequirementSource.Url(direct.source().verbatim()),
                direct.marker());
        yield new GivenRequirement(requirement, Optional.of(direct.source()), direct.origin());
      }
    };
  }

  Optional<Marker> marker() {
    return requirement.marker();
  }
}
