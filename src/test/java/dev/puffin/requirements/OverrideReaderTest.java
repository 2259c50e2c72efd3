package dev.puffin.requirements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.puffin.pep508.PackageName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverrideReaderTest {
  @TempDir private Path folder;

  @Test
  void readsOverridesOfAllPackagesAndOfOne() throws IOException {
    List<OverrideRequirement> overrides = read("# why\nb>=2\napache-flink > protobuf<3.21\na>v1\n");
    assertThat(overrides.stream().map(OverrideReaderTest::text))
        .containsExactly("b>=2", "apache-flink>protobuf<3.21", "a>v1");
  }

  @Test
  void namesTheLineOfAnOverrideThatCantBeRead() {
    assertThatThrownBy(() -> read("a>1\nparent>child<<2\n"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("overrides.txt:2:14");
  }

  @Test
  void refusesOptions() {
    assertThatThrownBy(() -> read("--no-index\n"))
        .hasMessageContaining("options have no place among overrides");
  }

  @Test
  void readsOneFromTheCommandLine() {
    OverrideRequirement override = reader().overrides("parent>child==1").getFirst();
    assertThat(override.parent()).contains(PackageName.parse("parent"));
    assertThat(override.requirement().packageName()).contains(PackageName.parse("child"));
    assertThat(override.requirement().origin().label()).isEqualTo("--override");
  }

  private List<OverrideRequirement> read(String content) throws IOException {
    Files.writeString(folder.resolve("overrides.txt"), content);
    return reader().overrides("overrides.txt");
  }

  private RequirementsReader reader() {
    return new RequirementsReader(
        folder, Map.of(), InputStream.nullInputStream(), _ -> new byte[0]);
  }

  private static String text(OverrideRequirement override) {
    String parent = override.parent().map(name -> name + ">").orElse("");
    return override.requirement() instanceof InputRequirement.Named named
        ? parent + named.requirement()
        : parent;
  }
}
