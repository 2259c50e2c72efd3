package dev.puffin.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.puffin.cache.EncodedManifest;
import dev.puffin.cache.TreeManifest;
import dev.puffin.dist.CachedWheel;
import dev.puffin.dist.DirectUrlRecord;
import dev.puffin.fs.NativeFiles;
import dev.puffin.testing.DistFile;
import dev.puffin.testing.WheelMaker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that is true of installing, and more, with the library that the build has compiled. */
class NativeInstallIT extends InstallerTest {
  private static final String INFO = "demo-1.0.dist-info/";

  @TempDir Path place;

  @BeforeAll
  static void needLibrary() {
    assumeTrue(NativeFiles.areAvailable(), "no C compiler was there when this was built");
  }

  @Test
  void comesToTheSameAsFileByFile() {
    isSame(true, demo -> {});
    isSame(true, demo -> demo.file("demo/a/b/c.py", "1").file("top.py", "2").file("ü/ß.py", "3"));
    isSame(true, demo -> demo.consoleScript("run", "demo:main").guiScript("show", "demo:gui"));
    isSame(true, demo -> demo.consoleScript("run", "demo:main").guiScript("run", "demo:other"));
    isSame(true, demo -> demo.file("RECORD", "").file("METADATA", "").file("demo/RECORD", ""));
    isSame(true, demo -> demo.file(INFO + "INSTALLER", "x").file(INFO + "REQUESTED", ""));
    isSame(true, demo -> demo.file(INFO + "licenses/RECORD", "x").file(INFO + "RECORD.jws", ""));
    isSame(true, demo -> demo.file("demo-1.0.dist-information/INSTALLER", "x"));
    isSame(true, demo -> demo.platlib().program("demo/tool", "#!/bin/sh\n"));
  }

  @Test
  void putsSchemesIntoTheirFolders() {
    isSame(true, demo -> demo.data("data/share/x/y", "1").data("data/z", "2").file("a.py", ""));
    isSame(
        true,
        demo -> demo.data("purelib/p/q.py", "").data("platlib/r.py", "").data("headers/h/i.h", ""));
    isSame(true, demo -> demo.data("data/bin/run", "x").consoleScript("run", "demo:main"));
  }

  @Test
  void writesScriptsAnewThatAskForPython() {
    String program = "demo-1.0.data/scripts/program";
    isSame(true, demo -> demo.data("scripts/tool", "#!python\nprint(1)\n").file("a/b.py", ""));
    isSame(
        true,
        demo ->
            demo.data("scripts/one", "#!pythonw\n1\n")
                .program(program, "#!/bin/sh\n")
                .data("scripts/two", "#!python\n2\n")
                .data("data/share/three", "3"));
    isSame(true, demo -> demo.data("scripts/run", "#!python\n").consoleScript("run", "demo:main"));
    isSame(
        true, demo -> demo.program(program, "#!/bin/sh\n").consoleScript("program", "demo:main"));
    isSame(true, demo -> demo.data("data/bin/run", "x").data("scripts/run", "#!python\n"));
    isSame(false, demo -> demo.data("scripts/tool", "#!/bin/sh\n"));
  }

  @Test
  void refusesAScriptInPlaceOfPython() {
    InstallFixture env = new InstallFixture(place);
    CachedWheel wheel =
        env.wheel(WheelMaker.of("demo", "1.0").data("scripts/python3", "#!python\n").make());
    assertThatExceptionOfType(InstallException.class)
        .isThrownBy(() -> isWhole(env, wheel))
        .withMessageContaining("would replace the environment's Python");
  }

  @Test
  void takesRecordsAsTheyAreWritten() throws IOException {
    isSameWith(text -> text.replace("\n", "\r\n"));
    isSameWith(text -> text.replace("a/b.py", "\"a/b.py\""));
    isSameWith(text -> text + "\n\n");
    isSameWith(String::strip);
  }

  private void isSameWith(UnaryOperator<String> change) throws IOException {
    DistFile file = WheelMaker.of("demo", "1.0").file("a/b.py", "1").make();
    Path folder = Files.createTempDirectory(place, "with");
    InstallFixture one = new InstallFixture(folder);
    CachedWheel wheel = one.wheel(file);
    Path record = wheel.directory().resolve(INFO + "RECORD");
    Files.writeString(record, change.apply(Files.readString(record)));
    assertThat(isWhole(one, wheel)).isTrue();
    one.install(List.of(new WheelToInstall(wheel, false)));
    InstallFixture other = new InstallFixture(folder.resolve("other"));
    other.install(file);
    assertThat(contents(one)).isEqualTo(contents(other));
  }

  @Test
  void linksManyFilesOnSeveralThreads() {
    isSame(
        true,
        demo -> {
          for (int i = 0; i < 3000; i++) {
            demo.file("demo/part" + i % 7 + "/f" + i + ".txt", "");
          }
        });
  }

  @Test
  void copiesWithTheModeAndSharesNothing() throws IOException {
    InstallFixture env = new InstallFixture(place);
    byte[] large = new byte[300_000];
    new Random(5).nextBytes(large);
    CachedWheel wheel =
        env.wheel(
            WheelMaker.of("demo", "1.0")
                .file("demo/large", large)
                .file("demo/empty", "")
                .program("demo/tool", "#!/bin/sh\n")
                .make());
    env.installer()
        .linking(LinkMode.COPY)
        .apply(new Change(List.of(), List.of(), List.of(new WheelToInstall(wheel, false))));
    Path site = env.site.resolve("demo");
    assertThat(site.resolve("large")).hasBinaryContent(large);
    assertThat(site.resolve("empty")).isEmptyFile();
    assertThat(site.resolve("tool")).isExecutable();
    assertThat(Files.isExecutable(site.resolve("large"))).isFalse();
    assertThat(Files.isSameFile(site.resolve("large"), wheel.directory().resolve("demo/large")))
        .isFalse();
    assertThat(
            Files.isSameFile(
                env.site.resolve(INFO + "METADATA"), wheel.directory().resolve(INFO + "METADATA")))
        .isFalse();
  }

  @Test
  void replacesWhatIsInTheWay() {
    InstallFixture env = new InstallFixture(place);
    CachedWheel wheel = env.wheel(WheelMaker.of("demo", "1.0").file("demo/z.py", "new").make());
    env.write("lib/python3.11/site-packages/demo/z.py", "old");
    env.write("lib/python3.11/site-packages/" + INFO + "INSTALLER", "somebody\n");
    assertThat(isWhole(env, wheel)).isTrue();
    env.install(List.of(new WheelToInstall(wheel, false)));
    assertThat(env.read("lib/python3.11/site-packages/demo/z.py")).isEqualTo("new");
    assertThat(env.read("lib/python3.11/site-packages/" + INFO + "INSTALLER"))
        .isEqualTo("puffin\n");
    assertThat(wheel.directory().resolve("demo/z.py")).hasContent("new");
  }

  @Test
  void wheelsMeetInTheFoldersThatCount() {
    InstallFixture env = new InstallFixture(place);
    WheelMaker first = WheelMaker.of("one", "1.0").file("ns/a.py", "").file("ns/b/c.py", "");
    WheelMaker second = WheelMaker.of("two", "1.0").file("ns/b/d.py", "").file("x.py", "");
    WheelMaker third = WheelMaker.of("three", "1.0").file("ns/b/c.py", "").file("x.py", "");
    WheelOutline one = outline(env, first);
    WheelOutline two = outline(env, second);
    WheelOutline three = outline(env, third);
    List<String> none = List.of();
    assertThat(NativeInstall.meet(List.of(one, two), List.of("ns"), none)).isFalse();
    assertThat(NativeInstall.meet(List.of(one, two, three), List.of("ns"), none)).isTrue();
    assertThat(NativeInstall.meet(List.of(two, three), List.of("ns"), none)).isFalse();
    assertThat(NativeInstall.meet(List.of(two, three), List.of("x.py", "ns"), none)).isTrue();
    assertThat(NativeInstall.meet(List.of(one, two), List.of("ns"), List.of("ns/b/d"))).isFalse();
    assertThat(NativeInstall.meet(List.of(one, two), List.of("ns"), List.of("ns/b/d.py"))).isTrue();
    assertThat(NativeInstall.meet(List.of(one), List.of("ns"), List.of("q", "q"))).isTrue();
    assertThat(NativeInstall.meet(List.of(), none, none)).isFalse();
  }

  private static WheelOutline outline(InstallFixture env, WheelMaker maker) {
    return EncodedManifest.read(env.wheel(maker.make()).directory())
        .flatMap(NativeInstall::outline)
        .orElseThrow();
  }

  @Test
  void aListThatIsBrokenIsNoReasonToCrash() throws IOException {
    InstallFixture env = new InstallFixture(place);
    CachedWheel wheel =
        env.wheel(WheelMaker.of("demo", "1.0").file("a/b.py", "").data("data/c/d", "").make());
    Path file = wheel.directory().resolve(TreeManifest.FILE_NAME);
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(11);
    int outlines = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] list = Arrays.copyOfRange(whole, 8, whole.length);
      int start = 2 * Integer.BYTES;
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        list[start + random.nextInt(list.length - start)] = (byte) random.nextInt();
      }
      list = Arrays.copyOf(list, list.length - (i % 3 == 0 ? random.nextInt(40) : 0));
      Optional<WheelOutline> outline =
          NativeInstall.outline(EncodedManifest.of(new TreeMap<>(), list, start));
      if (outline.isPresent()) {
        outlines++;
        List<WheelOutline> twice = List.of(outline.get(), outline.get());
        NativeInstall.meet(twice, List.of("a", "demo"), List.of("a/c.py"));
      }
    }
    assertThat(outlines).isBetween(1000, 19_000);
  }

  /** Installs a wheel in both ways, and compares all that is in the environments. */
  private void isSame(boolean whole, Consumer<WheelMaker> content) {
    WheelMaker maker = WheelMaker.of("demo", "1.0");
    content.accept(maker);
    DistFile file = maker.make();
    Optional<DirectUrlRecord> url =
        Optional.of(new DirectUrlRecord.DirInfo("file:///src/demo", "", false));
    Path folder = place.resolve(Integer.toHexString(Arrays.hashCode(file.bytes())));
    InstallFixture one = new InstallFixture(folder);
    CachedWheel listed = one.wheel(file, url);
    assertThat(isWhole(one, listed)).isEqualTo(whole);
    one.install(List.of(new WheelToInstall(listed, true)));
    Map<String, String> first = contents(one);

    InstallFixture other = new InstallFixture(folder.resolve("other"), one.target.python(), false);
    CachedWheel unlisted = other.wheel(file, url);
    assertThat(unlisted.directory().resolve(TreeManifest.FILE_NAME).toFile().delete()).isTrue();
    assertThat(isWhole(other, unlisted)).isFalse();
    other.install(List.of(new WheelToInstall(unlisted, true)));
    assertThat(contents(other)).isEqualTo(first);
  }

  private static boolean isWhole(InstallFixture env, CachedWheel wheel) {
    WheelPlan plan =
        WheelPlanner.plan(new WheelToInstall(wheel, true), env.target, new ScriptText(env.target));
    return switch (plan) {
      case WheelPlan.AsUnzipped _ -> true;
      case WheelPlan.FileByFile _ -> false;
    };
  }

  private static Map<String, String> contents(InstallFixture env) {
    Map<String, String> contents = new TreeMap<>();
    for (String file : env.files()) {
      Path path = env.root.resolve(file);
      String mark = Files.isExecutable(path) ? "x " : "- ";
      String text = new String(bytes(path), StandardCharsets.ISO_8859_1);
      boolean isRecord = file.endsWith(INFO + "RECORD"); // its lines may be in any order
      contents.put(file, mark + (isRecord ? text.lines().sorted().toList() : text));
    }
    assertThat(contents.keySet()).noneMatch(file -> file.endsWith(UnfinishedMark.NAME));
    assertThat(Set.copyOf(contents.keySet())).isNotEmpty();
    return contents;
  }

  private static byte[] bytes(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
