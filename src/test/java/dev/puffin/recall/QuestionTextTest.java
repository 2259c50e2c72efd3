package dev.puffin.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.index.IndexSettings;
import dev.puffin.requirements.InputRequirement;
import dev.puffin.requirements.Origin;
import dev.puffin.resolver.FormatPolicy;
import dev.puffin.resolver.Manifest;
import dev.puffin.resolver.Preference;
import dev.puffin.resolver.RequirementOverride;
import dev.puffin.resolver.ResolverEnvironment;
import dev.puffin.resolver.ResolverOptions;
import dev.puffin.resolver.Upgrade;
import dev.puffin.resolver.UploadCutoff;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuestionTextTest {
  /** A component that is new here has to be in the text before it is in this list. */
  private static final Map<Class<?>, String> WRITTEN = new LinkedHashMap<>();

  static {
    WRITTEN.put(Question.class, "scope manifest options environment indexes");
    WRITTEN.put(Manifest.class, "requirements constraints overrides excludes preferences upgrade");
    WRITTEN.put(RequirementOverride.class, "parent replacement");
    WRITTEN.put(Preference.class, "name version marker");
    WRITTEN.put(Upgrade.class, "all packages");
    WRITTEN.put(InputRequirement.Named.class, "requirement details");
    WRITTEN.put(InputRequirement.Direct.class, "packageName extras source marker details");
    WRITTEN.put(InputRequirement.Details.class, "origin verbatim hashes configSettings");
    WRITTEN.put(Origin.class, "file line label");
    WRITTEN.put(
        ResolverOptions.class, "mode prerelease packagePrerelease cutoff formats withDependencies");
    WRITTEN.put(UploadCutoff.class, "general packages");
    WRITTEN.put(FormatPolicy.class, "sourceOnly allSourceOnly wheelOnly allWheelOnly");
    WRITTEN.put(ResolverEnvironment.Single.class, "markers tags");
    WRITTEN.put(ResolverEnvironment.Universal.class, "pythons platforms");
    WRITTEN.put(IndexSettings.class, "index extra findLinks noIndex strategy");
  }

  @Test
  void everyComponentOfAQuestionIsInTheText() {
    WRITTEN.forEach((type, written) -> {
      List<String> components =
          Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
      assertThat(components)
          .as(type.getSimpleName())
          .containsExactlyInAnyOrder(written.split(" ", -1));
    });
  }
}
