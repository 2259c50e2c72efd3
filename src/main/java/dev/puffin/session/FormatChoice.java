package dev.puffin.session;

import dev.puffin.pep508.PackageName;
import dev.puffin.requirements.FileOption;
import dev.puffin.resolver.FormatPolicy;
import dev.puffin.settings.BuildOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Collects {@code --no-binary} and {@code --only-binary} in the order given. As in pip, the later
 * one wins where both name a package, and {@code :none:} undoes what came before.
 */
public final class FormatChoice {
  private static final String ALL = ":all:";
  private static final String NONE = ":none:";

  private final Set<String> noBinary = new TreeSet<>();
  private final Set<String> onlyBinary = new TreeSet<>();

  /** The choice of the options, then that of the requirements files. */
  static FormatChoice of(BuildOptions options, List<FileOption> fileOptions) {
    return of(Optional.empty(), Optional.empty(), options, fileOptions);
  }

  /** The configured choice, then that of the options, then that of the requirements files. */
  static FormatChoice of(
      Optional<String> noBinary,
      Optional<String> onlyBinary,
      BuildOptions options,
      List<FileOption> fileOptions) {
    FormatChoice choice = new FormatChoice();
    choice.apply(noBinary.stream().toList(), onlyBinary.stream().toList());
    choice.apply(options.noBinary(), options.onlyBinary());
    for (FileOption option : fileOptions) {
      if (option.kind() == FileOption.Kind.NO_BINARY) {
        apply(option.value(), choice.noBinary, choice.onlyBinary);
      } else if (option.kind() == FileOption.Kind.ONLY_BINARY) {
        apply(option.value(), choice.onlyBinary, choice.noBinary);
      }
    }
    return choice;
  }

  /** What is said of all packages counts less than what is said of one, whichever stands first. */
  private void apply(List<String> noBinaryValues, List<String> onlyBinaryValues) {
    for (boolean general : List.of(true, false)) {
      for (String value : noBinaryValues) {
        if (value.startsWith(":") == general) {
          apply(value, noBinary, onlyBinary);
        }
      }
      for (String value : onlyBinaryValues) {
        if (value.startsWith(":") == general) {
          apply(value, onlyBinary, noBinary);
        }
      }
    }
  }

  private static void apply(String value, Set<String> target, Set<String> other) {
    for (String part : value.split(",", -1)) {
      String name = part.strip();
      switch (name) {
        case "" -> {}
        case ALL -> {
          other.clear();
          target.clear();
          target.add(ALL);
        }
        case NONE -> target.clear();
        default -> {
          String normal = PackageName.parse(name).value();
          other.remove(normal);
          target.add(normal);
        }
      }
    }
  }

  /** The packages that are built, or {@code :all:}, sorted. */
  List<String> noBinary() {
    return List.copyOf(noBinary);
  }

  /** The packages that are never built, or {@code :all:}, sorted. */
  List<String> onlyBinary() {
    return List.copyOf(onlyBinary);
  }

  /** As the resolver takes it. */
  public FormatPolicy policy() {
    return new FormatPolicy(
        names(noBinary), noBinary.contains(ALL), names(onlyBinary), onlyBinary.contains(ALL));
  }

  private static Set<PackageName> names(Set<String> texts) {
    Set<PackageName> names = new HashSet<>();
    for (String text : texts) {
      if (!text.equals(ALL)) {
        names.add(new PackageName(text));
      }
    }
    return names;
  }
}
