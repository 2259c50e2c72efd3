package dev.puffin.resolver;

import dev.puffin.pep440.Specifiers;
import dev.puffin.pubgrub.Reason;
import dev.puffin.requirements.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Why versions of a package can't be used. */
public sealed interface Unusable extends Reason {

  /** Whether one sentence can say both reasons of neighbouring versions. */
  default boolean isLike(Unusable other) {
    return switch (this) {
      case OtherTags _ -> other instanceof OtherTags;
      case TooNew _ -> other instanceof TooNew;
      case NotFound _,
          Offline _,
          NoFiles _,
          OtherPython _,
          Withdrawn _,
          OnlySource _,
          OnlyWheels _,
          PreRelease _,
          BadMetadata _,
          Constrained _,
          IndirectUrl _,
          RequiresOtherSelf _ ->
          equals(other);
    };
  }

  /**
   * No index knows the package.
   *
   * @param lookups where it was looked for, and what came of it
   */
  record NotFound(List<String> lookups) implements Unusable {
    /** Copies the list. */
    public NotFound {
      lookups = List.copyOf(lookups);
    }

    @Override
    public String clause() {
      return "was not found";
    }
  }

  /** The indexes can't be asked, and their answer is not cached. */
  record Offline() implements Unusable {
    @Override
    public String clause() {
      return "is not in the cache, and the index can't be asked offline";
    }
  }

  /** There is a version, but without any file that could be used by anyone. */
  record NoFiles() implements Unusable {
    @Override
    public String clause() {
      return "has no files";
    }
  }

  /**
   * It is for other Pythons.
   *
   * @param required what it requires of Python
   */
  record OtherPython(Specifiers required) implements Unusable {
    @Override
    public String clause() {
      return "needs Python " + required;
    }
  }

  /**
   * It was withdrawn.
   *
   * @param why in the project's words, may be empty
   */
  record Withdrawn(String why) implements Unusable {
    @Override
    public String clause() {
      return why.isBlank() ? "was yanked" : "was yanked (" + why.strip() + ")";
    }
  }

  /**
   * It has wheels for other platforms or Pythons only, and no source.
   *
   * @param filenames of the wheels
   */
  record OtherTags(List<String> filenames) implements Unusable {
    /** Copies the list. */
    public OtherTags {
      filenames = List.copyOf(filenames);
    }

    @Override
    public String clause() {
      return "has no wheel that can be used here and no source distribution";
    }
  }

  /** It has only source distributions, and nothing may be built. */
  record OnlySource() implements Unusable {
    @Override
    public String clause() {
      return "has no usable wheel, and building it is disabled";
    }
  }

  /** It has only wheels, and these may not be used. */
  record OnlyWheels() implements Unusable {
    @Override
    public String clause() {
      return "has no source distribution, and using its wheels is disabled";
    }
  }

  /**
   * It is newer than the user wants.
   *
   * @param cutoff the time
   * @param uploaded when the oldest file was uploaded, if the index says so
   */
  record TooNew(Instant cutoff, Optional<Instant> uploaded) implements Unusable {
    @Override
    public String clause() {
      return uploaded.isPresent()
          ? "was uploaded at " + uploaded.get() + ", after the limit of " + cutoff
          : "has no upload time, which the limit of " + cutoff + " needs";
    }
  }

  /** It is a pre-release, and these were not asked for. */
  record PreRelease() implements Unusable {
    @Override
    public String clause() {
      return "is a pre-release";
    }
  }

  /**
   * Its metadata can't be used.
   *
   * @param problem what is wrong with it
   */
  record BadMetadata(String problem) implements Unusable {
    @Override
    public String clause() {
      return "has unusable metadata (" + problem + ")";
    }
  }

  /**
   * The user's constraints don't allow it.
   *
   * @param origins where they are
   */
  record Constrained(List<Origin> origins) implements Unusable {
    /** Copies the list. */
    public Constrained {
      origins = List.copyOf(origins);
    }

    @Override
    public String clause() {
      StringBuilder text = new StringBuilder("is not allowed by the constraint in ");
      for (int i = 0; i < origins.size(); i++) {
        text.append(i == 0 ? "" : ", ").append(origins.get(i));
      }
      return text.toString();
    }
  }

  /**
   * It requires a URL that the user does not require.
   *
   * @param requirement as it is written
   */
  record IndirectUrl(String requirement) implements Unusable {
    @Override
    public String clause() {
      return "requires " + requirement + ", a URL that is not among your own requirements";
    }
  }

  /**
   * It requires another version of itself.
   *
   * @param requirement as it is written
   */
  record RequiresOtherSelf(String requirement) implements Unusable {
    @Override
    public String clause() {
      return "requires " + requirement + ", which is not itself";
    }
  }
}
