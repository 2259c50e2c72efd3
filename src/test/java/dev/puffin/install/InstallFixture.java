package dev.puffin.install;

import dev.puffin.cache.TreeFile;
import dev.puffin.cache.TreeManifest;
import dev.puffin.dist.CachedWheel;
import dev.puffin.dist.DirectUrlRecord;
import dev.puffin.dist.Hashes;
import dev.puffin.dist.InstalledDistribution;
import dev.puffin.dist.RecordFile;
import dev.puffin.dist.WheelFilename;
import dev.puffin.pep508.PackageName;
import dev.puffin.python.InstallPaths;
import dev.puffin.testing.DistFile;
import dev.puffin.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** An environment without a Python, and wheels unzipped as the cache has them. */
final class InstallFixture {
  final Path root;
  final Path site;
  final Path cache;
  final InstallTarget target;

  InstallFixture(Path folder) {
    this(folder, folder.resolve("env/bin/python"), false);
  }

  InstallFixture(Path folder, Path python, boolean relocatable) {
    this.root = folder.resolve("env");
    this.site = root.resolve("lib/python3.11/site-packages");
    this.cache = folder.resolve("cache");
    InstallPaths paths =
        new InstallPaths(
            site, site, root.resolve("bin"), root, root.resolve("include/site/python3.11"));
    this.target = new InstallTarget(root, paths, python, relocatable, "3.11", false);
    try {
      Files.createDirectories(site);
      Files.createDirectories(root.resolve("bin"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Unzips the wheel. */
  CachedWheel wheel(DistFile file) {
    return wheel(file, Optional.empty());
  }

  CachedWheel wheel(DistFile file, Optional<DirectUrlRecord> url) {
    WheelFilename filename = WheelFilename.parse(file.filename());
    Path folder = cache.resolve(filename.stem());
    try (ZipFile zip = ZipFile.builder().setByteArray(file.bytes()).get()) {
      Enumeration<ZipArchiveEntry> entries = zip.getEntries();
      while (entries.hasMoreElements()) {
        ZipArchiveEntry entry = entries.nextElement();
        Path path = folder.resolve(entry.getName());
        Files.createDirectories(path.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
          Files.write(path, in.readAllBytes());
        }
        if ((entry.getUnixMode() & 0100) != 0) {
          Permissions.makeExecutable(path);
        }
      }
      list(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new CachedWheel(filename, folder, Hashes.none(), url);
  }

  /** Lists the files as the cache does, if it would take the wheel as it is. */
  private static void list(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(TreeManifest.FILE_NAME));
    List<TreeFile> files = new ArrayList<>();
    Set<String> recorded = new TreeSet<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        String path = folder.relativize(file).toString();
        long modified = Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS);
        files.add(new TreeFile(path, Files.size(file), modified, 0, Files.isExecutable(file)));
        if (path.endsWith(".dist-info/RECORD")) {
          RecordFile.parse(Files.readString(file)).forEach(row -> recorded.add(row.path()));
        }
      }
    }
    files.sort(Comparator.comparing(TreeFile::path));
    if (recorded.equals(new TreeSet<>(files.stream().map(TreeFile::path).toList()))) {
      TreeManifest.of(folder, new TreeMap<>(), files).write(folder);
    }
  }

  /** Puts the wheels in, replacing what is there under their names. */
  InstallReport install(DistFile... files) {
    return install(
        Arrays.stream(files).map(file -> new WheelToInstall(wheel(file), false)).toList());
  }

  InstallReport install(List<WheelToInstall> wheels) {
    SitePackages installed = scan();
    List<InstalledDistribution> replaced = new ArrayList<>();
    for (WheelToInstall wheel : wheels) {
      replaced.addAll(installed.named(wheel.wheel().filename().name()));
    }
    return installer().apply(new Change(replaced, installed.leftovers(), wheels));
  }

  void remove(String... names) {
    List<InstalledDistribution> gone = new ArrayList<>();
    for (String name : names) {
      gone.addAll(scan().named(PackageName.parse(name)));
    }
    installer().apply(Change.removal(gone));
  }

  Installer installer() {
    return Installer.into(target, Trace.off());
  }

  SitePackages scan() {
    return SitePackages.scan(target.paths());
  }

  /** All files and links of the environment, relative to it and sorted. */
  List<String> files() {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(path -> !Files.isDirectory(path))
          .map(path -> root.relativize(path).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> names() {
    return scan().distributions().stream()
        .map(found -> found.name() + " " + found.version())
        .toList();
  }

  String read(String path) {
    try {
      return Files.readString(root.resolve(path), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path write(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
