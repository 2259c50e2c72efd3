package dev.puffin;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.puffin.cli.Main;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds what CONTRIBUTING.md says about the packages. */
class ArchitectureTest {
  private static final String BASE = "dev.puffin.";

  /** Allowed besides what {@link #FOR_ALL} holds. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("error", Set.of()),
          Map.entry("trace", Set.of()),
          Map.entry("process", Set.of("concurrent")),
          Map.entry("concurrent", Set.of()),
          Map.entry("fs", Set.of()),
          Map.entry("pep440", Set.of()),
          Map.entry("pep508", Set.of("pep440")),
          Map.entry("markers", Set.of("pep440", "pep508")),
          Map.entry("tags", Set.of("pep440")),
          Map.entry("dist", Set.of("tags", "pep440", "pep508")),
          Map.entry("cache", Set.of("fs", "pep508")),
          Map.entry("archive", Set.of("fs", "concurrent")),
          Map.entry("http", Set.of("process", "cache", "fs", "concurrent", "pep508")),
          Map.entry("config", Set.of("fs")),
          Map.entry("pubgrub", Set.of("pep440", "pep508")),
          Map.entry("requirements", Set.of("dist", "fs", "pep440", "pep508")),
          Map.entry(
              "python",
              Set.of("process", "cache", "dist", "tags", "fs", "config", "pep440", "pep508")),
          Map.entry(
              "index",
              Set.of(
                  "http",
                  "archive",
                  "cache",
                  "dist",
                  "tags",
                  "concurrent",
                  "fs",
                  "pep440",
                  "pep508")),
          Map.entry(
              "git", Set.of("process", "cache", "dist", "fs", "concurrent", "pep440", "pep508")),
          Map.entry(
              "pipeline",
              Set.of(
                  "index",
                  "git",
                  "http",
                  "archive",
                  "cache",
                  "dist",
                  "tags",
                  "concurrent",
                  "fs",
                  "pep440",
                  "pep508")),
          Map.entry(
              "resolver",
              Set.of(
                  "pubgrub",
                  "markers",
                  "pipeline",
                  "index",
                  "requirements",
                  "dist",
                  "tags",
                  "concurrent",
                  "pep440",
                  "pep508")),
          Map.entry(
              "install",
              Set.of(
                  "process",
                  "pipeline",
                  "python",
                  "cache",
                  "dist",
                  "tags",
                  "concurrent",
                  "fs",
                  "pep440",
                  "pep508")),
          Map.entry(
              "build",
              Set.of(
                  "process",
                  "resolver",
                  "install",
                  "python",
                  "pipeline",
                  "index",
                  "git",
                  "http",
                  "archive",
                  "requirements",
                  "cache",
                  "dist",
                  "tags",
                  "concurrent",
                  "fs",
                  "pep440",
                  "pep508")),
          Map.entry(
              "recall",
              Set.of(
                  "resolver",
                  "requirements",
                  "index",
                  "cache",
                  "dist",
                  "tags",
                  "concurrent",
                  "pep440",
                  "pep508")),
          Map.entry("lockfile", Set.of("resolver", "requirements", "dist", "pep440", "pep508")),
          Map.entry(
              "settings",
              Set.of(
                  "lockfile",
                  "resolver",
                  "install",
                  "python",
                  "index",
                  "http",
                  "tags",
                  "pep440",
                  "pep508")));

  private static final Set<String> FOR_ALL = Set.of("error", "trace");

  /** These may use everything above them in this list, too, and all of the table. */
  private static final List<String> TOP = List.of("session", "command", "cli");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrl(Main.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void packagesUseOnlyWhatTheTableAllows() {
    Set<String> violations = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      String from = packageOf(type);
      for (var dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass();
        if (target.getPackageName().startsWith(BASE) && !allowed(from, packageOf(target))) {
          violations.add(type.getName() + " uses " + target.getName());
        }
      }
    }
    assertThat(violations).isEmpty();
  }

  @Test
  void everyPackageIsInTheTable() {
    Set<String> packages = new HashSet<>();
    CLASSES.forEach(type -> packages.add(packageOf(type)));
    packages.removeAll(MAY_USE.keySet());
    packages.removeAll(TOP);
    assertThat(packages).isEmpty();
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(BASE + "(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyCliUsesPicocliAndTheProcess() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + "cli")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }

  @Test
  void onlyHttpUsesOkHttp() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + "http")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("okhttp3..", "okio..", "org.conscrypt..")
        .check(CLASSES);
  }

  @Test
  void pathsAreNotFiles() {
    noClasses()
        .should()
        .callCodeUnitWhere(target(owner(assignableTo(java.io.File.class))))
        .check(CLASSES);
  }

  @Test
  void staticStateIsFinal() {
    fields()
        .that()
        .areStatic()
        .and()
        .doNotHaveModifier(com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC)
        .should()
        .beFinal()
        .check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarkedAndDescribed() {
    Set<String> unmarked = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      JavaPackage owner = type.getPackage();
      if (!owner.isAnnotatedWith(NullMarked.class)) {
        unmarked.add(owner.getName());
      }
    }
    assertThat(unmarked).isEmpty();
  }

  private static boolean allowed(String from, String to) {
    return from.equals(to)
        || FOR_ALL.contains(to)
        || TOP.indexOf(from) > TOP.indexOf(to)
        || MAY_USE.getOrDefault(from, Set.of()).contains(to);
  }

  private static String packageOf(JavaClass type) {
    String name = type.getPackageName();
    return name.substring(BASE.length());
  }
}
