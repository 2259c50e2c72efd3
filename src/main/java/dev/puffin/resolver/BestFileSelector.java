package dev.puffin.resolver;

import dev.puffin.dist.BuiltDistribution;
import dev.puffin.dist.Distribution;
import dev.puffin.dist.IndexFile;
import dev.puffin.dist.SourceDistribution;
import dev.puffin.dist.SourceFilename;
import dev.puffin.dist.WheelFilename;
import dev.puffin.dist.Yanked;
import dev.puffin.error.PuffinException;
import dev.puffin.pep440.Version;
import dev.puffin.pep508.PackageName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Chooses among the files of a version: the wheel that suits best, else the source distribution.
 */
final class BestFileSelector implements FileSelector {
  private final MarkerScope scope;
  private final WheelFit fit;
  private final FormatPolicy formats;
  private final UploadCutoff cutoff;
  private final YankedPins yankedPins;
  private final Map<String, Boolean> fits = new ConcurrentHashMap<>();

  BestFileSelector(
      MarkerScope scope, WheelFit fit, ResolverOptions options, YankedPins yankedPins) {
    this.scope = scope;
    this.fit = fit;
    this.formats = options.formats();
    this.cutoff = options.cutoff();
    this.yankedPins = yankedPins;
  }

  @Override
  public Candidate select(PackageName name, Version version, List<IndexFile> files) {
    return fitting(name, version, files).orElseGet(() -> any(name, version, files));
  }

  /**
   * The best wheel, with a look only at those whose tags fit: of the dozens that some versions have
   * most are for other platforms, and that is known by the tags alone.
   */
  private Optional<Candidate> fitting(PackageName name, Version version, List<IndexFile> files) {
    Selection selection = new Selection(name, version);
    for (IndexFile file : files) {
      if (WheelFilename.isWheel(file.filename()) && fits(file.filename())) {
        selection.look(file);
      }
    }
    return selection.wheel == null ? Optional.empty() : Optional.of(selection.result());
  }

  private boolean fits(String wheel) {
    int tags = wheel.lastIndexOf('-');
    for (int i = 0; i < 2 && tags > 0; i++) {
      tags = wheel.lastIndexOf('-', tags - 1);
    }
    String text = wheel.substring(Math.max(0, tags));
    Boolean known = fits.get(text);
    if (known != null) {
      return known;
    }
    Optional<WheelFilename> filename = parseWheel(wheel);
    if (filename.isEmpty()) {
      return false;
    }
    boolean fitting = fit.priority(filename.get()).isPresent();
    fits.put(text, fitting);
    return fitting;
  }

  /** The best file of any kind, or what is wrong with all of them. */
  private Candidate any(PackageName name, Version version, List<IndexFile> files) {
    Selection selection = new Selection(name, version);
    for (IndexFile file : files) {
      selection.look(file);
    }
    return selection.result();
  }

  /** How far a file came; what came further explains better why there is no candidate. */
  private enum Step {
    NONE,
    UPLOADED,
    FORMAT,
    PYTHON,
    YANKED,
    TAGS
  }

  /** The files of one version seen so far. */
  private final class Selection {
    private final PackageName name;
    private final Version version;
    private final List<String> otherTags = new ArrayList<>();
    private Step furthest = Step.NONE;
    private Unusable reason = new Unusable.NoFiles();
    private BuiltDistribution.@Nullable Registry wheel;
    private int wheelPriority = Integer.MAX_VALUE;
    private BuiltDistribution.@Nullable Registry foreignWheel;
    private SourceDistribution.@Nullable Registry source;

    Selection(PackageName name, Version version) {
      this.name = name;
      this.version = version;
    }

    void look(IndexFile file) {
      if (WheelFilename.isWheel(file.filename())) {
        parseWheel(file.filename()).ifPresent(filename -> lookAtWheel(filename, file));
      } else {
        SourceFilename.parse(file.filename(), name)
            .ifPresent(filename -> lookAtSource(filename, file));
      }
    }

    private void lookAtWheel(WheelFilename filename, IndexFile file) {
      if (!formats.allowsWheels(name)) {
        if (isUploaded(file)) {
          rejected(Step.FORMAT, new Unusable.OnlyWheels());
          keepForeign(filename, file);
        }
        return;
      }
      if (!isAllowed(file)) {
        return;
      }
      OptionalInt priority = fit.priority(filename);
      if (priority.isEmpty()) {
        otherTags.add(file.filename());
        rejected(Step.TAGS, reason);
        keepForeign(filename, file);
      } else if (isBetter(filename, priority.getAsInt())) {
        wheel = new BuiltDistribution.Registry(filename, file);
        wheelPriority = priority.getAsInt();
      }
    }

    private boolean isBetter(WheelFilename filename, int priority) {
      return wheel == null
          || priority < wheelPriority
          || (priority == wheelPriority && filename.compareBuild(wheel.filename()) > 0);
    }

    private void keepForeign(WheelFilename filename, IndexFile file) {
      if (foreignWheel == null || (file.hasMetadata() && !foreignWheel.file().hasMetadata())) {
        foreignWheel = new BuiltDistribution.Registry(filename, file);
      }
    }

    private void lookAtSource(SourceFilename filename, IndexFile file) {
      if (!formats.allowsSource(name)) {
        if (isUploaded(file)) {
          rejected(Step.FORMAT, new Unusable.OnlySource());
        }
      } else if (isAllowed(file) && source == null) {
        source = new SourceDistribution.Registry(filename, file);
      }
    }

    private boolean isUploaded(IndexFile file) {
      Optional<Instant> limit = cutoff.of(name);
      if (limit.isEmpty() || file.uploadTime().filter(limit.get()::isAfter).isPresent()) {
        return true;
      }
      rejected(Step.UPLOADED, new Unusable.TooNew(limit.get(), file.uploadTime()));
      return false;
    }

    private boolean isAllowed(IndexFile file) {
      if (!isUploaded(file)) {
        return false;
      }
      if (file.requiresPython().isPresent() && !scope.acceptsPython(file.requiresPython().get())) {
        rejected(Step.PYTHON, new Unusable.OtherPython(file.requiresPython().get()));
        return false;
      }
      if (file.yanked() instanceof Yanked.Yes(String why) && !yankedPins.allow(name, version)) {
        rejected(Step.YANKED, new Unusable.Withdrawn(why));
        return false;
      }
      return true;
    }

    private void rejected(Step step, Unusable why) {
      if (step.compareTo(furthest) >= 0) {
        furthest = step;
        reason = why;
      }
    }

    Candidate result() {
      if (wheel != null) {
        return new Candidate.Usable(wheel, wheel);
      }
      if (source == null) {
        return new Candidate.Rejected(
            furthest == Step.TAGS ? new Unusable.OtherTags(otherTags) : reason);
      }
      Distribution described = foreignWheel == null ? source : foreignWheel;
      return new Candidate.Usable(source, described);
    }
  }

  private static Optional<WheelFilename> parseWheel(String filename) {
    try {
      return Optional.of(WheelFilename.parse(filename));
    } catch (PuffinException e) {
      // An index may hold files with odd names; they are no candidates, as for pip.
      return Optional.empty();
    }
  }
}
