package dev.puffin.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.install.SitePackages;
import dev.puffin.pep508.MarkerEnvironment;
import dev.puffin.pep508.PackageName;
import dev.puffin.python.InstallPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DependencyGraphTest {
  private static final MarkerEnvironment LINUX =
      new MarkerEnvironment(
          "cpython", "3.11.7", "posix", "x86_64", "", "Linux", "", "3.11.7", "CPython", "3.11",
          "linux");

  @TempDir Path site;

  @Test
  void knowsWhatPackagesRequireHere() throws IOException {
    install("pandas", "2.1", "numpy<2", "pywin32 ; sys_platform == 'win32'");
    install("numpy", "1.26");
    install("pywin32", "306");

    assertThat(chains("numpy")).containsExactly("the environment: pandas → pandas 2.1: numpy<2");
    assertThat(chains("pywin32")).containsExactly("the environment: pywin32");
  }

  @Test
  void followsTheExtrasThatPackagesAskFor() throws IOException {
    install("app", "1", "flask[all]");
    install("flask", "3", "flask[async] ; extra == 'all'", "asgiref ; extra == 'async'");
    install("asgiref", "3.7");

    assertThat(chains("asgiref"))
        .containsExactly("the environment: app → app 1: flask[all] → flask 3: asgiref");
  }

  @Test
  void keepsWhatWasAskedForEvenIfSomethingRequiresIt() throws IOException {
    install("pandas", "2.1", "numpy<2");
    Files.createFile(install("numpy", "1.26").resolve("REQUESTED"));

    assertThat(chains("numpy"))
        .containsExactly("the environment: numpy", "the environment: pandas → pandas 2.1: numpy<2");
  }

  private List<String> chains(String target) {
    DependencyGraph graph =
        DependencyGraph.of(SitePackages.scan(InstallPaths.target(site)).distributions(), LINUX);
    return DependencyChains.to(PackageName.parse(target), graph.edges()).stream()
        .map(chain -> chain.text(graph.versions()))
        .toList();
  }

  private Path install(String name, String version, String... requirements) throws IOException {
    Path info = Files.createDirectory(site.resolve(name + "-" + version + ".dist-info"));
    StringBuilder metadata =
        new StringBuilder("Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n");
    for (String requirement : requirements) {
      metadata.append("Requires-Dist: ").append(requirement).append('\n');
    }
    Files.writeString(info.resolve("METADATA"), metadata);
    Files.writeString(info.resolve("RECORD"), "");
    return info;
  }
}
