package dev.puffin.resolver;

import dev.puffin.pep440.Specifiers;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.ExtraName;
import dev.puffin.pep508.Marker;
import dev.puffin.pep508.MarkerEnvironment;
import java.util.Optional;
import java.util.Set;

/** The environments that requirements are looked at for. */
sealed interface MarkerScope permits MarkerScope.One, Fork {
  /** Whether a condition holds, here or in some of the environments, with these extras. */
  boolean applies(Optional<Marker> marker, Set<ExtraName> extras);

  /** Whether a condition says more with these extras than without any. */
  boolean addedBy(Optional<Marker> marker, Set<ExtraName> extras);

  /** Whether a Requires-Python lets a distribution run here, or in some of the environments. */
  boolean acceptsPython(Specifiers required);

  /** The Python of the environments, for people. */
  String python();

  /** One environment. */
  final class One implements MarkerScope {
    private final MarkerEnvironment markers;
    private final Version python;

    One(MarkerEnvironment markers) {
      this.markers = markers;
      this.python = markers.fullVersion().base();
    }

    @Override
    public boolean applies(Optional<Marker> marker, Set<ExtraName> extras) {
      return marker.isEmpty() || marker.get().evaluate(markers, extras);
    }

    @Override
    public boolean addedBy(Optional<Marker> marker, Set<ExtraName> extras) {
      return marker.isPresent() && applies(marker, extras) && !applies(marker, Set.of());
    }

    @Override
    public boolean acceptsPython(Specifiers required) {
      return PythonRequirement.accepts(required, python);
    }

    @Override
    public String python() {
      return markers.pythonFullVersion();
    }
  }
}
