package dev.puffin.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.pep508.PackageName;
import dev.puffin.requirements.FileOption;
import dev.puffin.requirements.Origin;
import dev.puffin.resolver.FormatPolicy;
import dev.puffin.settings.BuildOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** pip's rules for {@code --no-binary} and {@code --only-binary}. */
class FormatChoiceTest {
  private static final PackageName FLASK = PackageName.parse("flask");
  private static final PackageName NUMPY = PackageName.parse("numpy");

  @Test
  void takesEverythingByDefault() {
    FormatPolicy policy = choice(List.of(), List.of()).policy();
    assertThat(policy.allowsWheels(FLASK)).isTrue();
    assertThat(policy.allowsSource(FLASK)).isTrue();
  }

  @Test
  void readsNamesWithCommasInAnySpelling() {
    FormatChoice choice = choice(List.of("Flask, NumPy"), List.of());
    assertThat(choice.noBinary()).containsExactly("flask", "numpy");
    assertThat(choice.policy().allowsWheels(NUMPY)).isFalse();
  }

  @Test
  void aNameIsAnExceptionFromAllOfTheOtherKind() {
    FormatPolicy policy = choice(List.of("flask"), List.of(":all:")).policy();
    assertThat(policy.allowsSource(FLASK)).isTrue();
    assertThat(policy.allowsWheels(FLASK)).isFalse();
    assertThat(policy.allowsSource(NUMPY)).isFalse();
    policy = of(List.of(":all:"), List.of(), option(FileOption.Kind.ONLY_BINARY, "flask")).policy();
    assertThat(policy.allowsWheels(FLASK)).isTrue();
    assertThat(policy.allowsSource(FLASK)).isFalse();
    assertThat(policy.allowsWheels(NUMPY)).isFalse();
  }

  @Test
  void optionsCountMoreThanWhatIsConfigured() {
    BuildOptions options =
        new BuildOptions(List.of("flask"), List.of(), Map.of(), true, Set.of(), List.of());
    FormatPolicy policy =
        FormatChoice.of(Optional.empty(), Optional.of(":all:"), options, List.of()).policy();
    assertThat(policy.allowsWheels(FLASK)).isFalse();
    assertThat(policy.allowsSource(FLASK)).isTrue();
    assertThat(policy.allowsSource(NUMPY)).isFalse();
  }

  @Test
  void noneUndoesWhatCameBefore() {
    FormatChoice choice =
        of(List.of("flask"), List.of(), option(FileOption.Kind.NO_BINARY, ":none:"));
    assertThat(choice.noBinary()).isEmpty();
  }

  private static FormatChoice choice(List<String> noBinary, List<String> onlyBinary) {
    return of(noBinary, onlyBinary);
  }

  private static FormatChoice of(
      List<String> noBinary, List<String> onlyBinary, FileOption... options) {
    BuildOptions build =
        new BuildOptions(noBinary, onlyBinary, Map.of(), true, Set.of(), List.of());
    return FormatChoice.of(build, List.of(options));
  }

  private static FileOption option(FileOption.Kind kind, String value) {
    return new FileOption(kind, value, value, Origin.requirements("r.txt", 1));
  }
}
