import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Makes the AOT caches that let puffin start quickly, from a run of its usual commands against an
 * index on loopback: one for all runs, and one for those that need no network, with a third fewer
 * classes. Without a Python only those commands are rehearsed to their end that need none, and
 * without the caches puffin works, too, only more slowly: neither fails a build.
 */
final class Training {
  /**
   * With profiles in the cache, methods are compiled as soon as their class is there, which costs
   * more than it gives in runs that are over in a fraction of a second.
   */
  private static final String WITHOUT_PROFILES = "-XX:-AOTRecordTraining";

  private final Program program;
  private final Path folder;
  private final Path log;

  /**
   * A training.
   *
   * @param program what is to use the cache
   * @param folder where to work; it must not exist
   * @param log takes what the runs print
   */
  Training(Program program, Path folder, Path log) {
    this.program = program;
    this.folder = folder;
    this.log = log;
  }

  /**
   * Trains.
   *
   * @param cache the file to make; one for runs that need no network is made beside it
   * @return whether both were made
   */
  boolean run(Path cache) throws IOException, InterruptedException {
    Path local = localBeside(cache);
    String option = "-XX:AOTCacheOutput=";
    rehearse(option + cache, Optional.of(option + local));
    return Files.exists(cache) && Files.exists(local);
  }

  /**
   * The AOT cache for runs that need no network. Native code finds it by its name ({@code
   * src/main/c/ahead.c}).
   *
   * @param cache the one for all runs
   */
  private static Path localBeside(Path cache) {
    return cache.resolveSibling(cache.getFileName().toString().replace(".aot", "-local.aot"));
  }

  /**
   * Lists what the commands load, for a JVM elsewhere that makes an archive of it.
   *
   * @param list the file to make
   * @return whether it was made
   */
  boolean listClasses(Path list) throws IOException, InterruptedException {
    rehearse("-XX:DumpLoadedClassList=" + list, Optional.empty());
    return Files.exists(list);
  }

  /**
   * Runs the commands.
   *
   * @param option for the JVM that runs all of them
   * @param localOption for another one that runs those again which need no network by then
   */
  private void rehearse(String option, Optional<String> localOption)
      throws IOException, InterruptedException {
    Files.createDirectory(folder);
    writeInputs();
    try {
      ServerCertificate certificate = ServerCertificate.make(folder);
      SampleIndex index = new SampleIndex();
      try (Http1Server plain = new Http1Server(index);
          Http2Server secure = new Http2Server(index, certificate.tls())) {
        rehearse(option, commandLines(plain.origin(), secure.origin()));
        if (localOption.isPresent()) {
          rehearse(localOption.get(), localCommandLines(secure.origin()));
        }
      }
    } catch (GeneralSecurityException e) {
      throw new IOException("making a certificate", e);
    }
  }

  private void writeInputs() throws IOException {
    Files.writeString(
        folder.resolve("in.in"), "app  # the one\nweb>=1.0,<3 ; python_version > '3.0'\n");
    Files.writeString(folder.resolve("draft.in"), "draft>=0.1b1 ; python_version > '3.0'\n");
    Files.writeString(folder.resolve("all.in"), "-r in.in\n-c limits.txt\nbound\n");
    Files.writeString(folder.resolve("limits.txt"), "crypto<2\n");
    Files.writeString(folder.resolve("bad.in"), "web>=2\njinja2>=3\n");
    Files.writeString(folder.resolve("gone.in"), "gone\n");
    Files.writeString(folder.resolve("fewer.txt"), "app==1.2\nweb==2.0\n");
  }

  /** The usual commands: with an empty cache or environment, full ones, a stale cache; mistakes. */
  private static List<String> commandLines(String plain, String secure) {
    String far = options("far", secure + "/simple/");
    String near = options("near", plain + "/simple/");
    String stale = options("stale", secure + "/stale/");
    return List.of(
        "--version",
        "--help",
        "pip-compile --help",
        "no-such-command",
        "venv .venv",
        "pip-compile in.in -o lock.txt" + far,
        "pip-compile in.in -o lock.txt" + far,
        "pip-compile in.in -o new.txt" + far,
        "pip-compile in.in -o new.txt --upgrade --generate-hashes" + far,
        "pip-compile in.in all.in -o all.txt" + near,
        "pip-compile in.in -o stale.txt" + stale,
        "pip-compile in.in -o stale.txt" + stale,
        "pip-compile in.in -o stale.txt" + stale,
        "pip-compile bad.in" + near,
        "pip-compile gone.in" + near,
        "pip-sync no-such.txt",
        "pip-sync lock.txt" + far,
        "pip-sync lock.txt" + far,
        "venv .other",
        "pip-sync lock.txt --python .other" + far,
        "pip-sync fewer.txt" + far,
        "pip-sync lock.txt" + far,
        "pip-sync fewer.txt" + far,
        "pip-sync lock.txt" + far,
        "pip-sync new.txt" + far,
        "pip-sync all.txt --link-mode copy" + near,
        "pip-sync lock.txt --dry-run" + near,
        "pip-compile in.in -o early.txt --python .venv" + options("new", plain + "/simple/"),
        "venv .new",
        "pip-sync lock.txt --python .new" + options("newer", secure + "/simple/"),
        "pip-compile draft.in -o draft.txt" + far,
        "pip-sync draft.txt --python .other" + far,
        "venv .local",
        "freeze",
        "list",
        "check",
        "tree",
        "show app",
        "why ffi" + far,
        "pip-uninstall bound");
  }

  /** What needs only what is cached by now, or installed. */
  private static List<String> localCommandLines(String secure) {
    String far = options("far", secure + "/simple/");
    return List.of(
        "--version",
        "--help",
        "pip-compile in.in -o lock.txt" + far,
        "pip-compile draft.in -o local.txt" + far,
        "pip-compile draft.in -o local.txt" + far,
        "pip-compile draft.in -o hashes.txt --generate-hashes" + far,
        "pip-sync lock.txt --python .local" + far,
        "pip-sync lock.txt --python .local" + far,
        "pip-sync fewer.txt --python .local" + far,
        "pip-sync hashes.txt --python .local" + far,
        "pip-install draft --python .local" + far,
        "pip-sync fewer.txt --python .local" + far,
        "pip-sync lock.txt --python .local --link-mode copy" + far,
        "pip-sync lock.txt --python .local --dry-run" + far,
        "freeze",
        "list");
  }

  private static String options(String cache, String index) {
    return " --cache-dir " + cache + " --index-url " + index;
  }

  private void rehearse(String option, List<String> lines)
      throws IOException, InterruptedException {
    List<String> command =
        program.command("dev.puffin.cli.Rehearsal", option, WITHOUT_PROFILES, "-Xlog:all=warning");
    for (String line : lines) {
      command.addAll(List.of(line.split(" ")));
      command.add("---");
    }
    run(command);
  }

  private void run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    String path = environment.getOrDefault("PATH", "");
    environment.clear();
    environment.put("PATH", path);
    environment.put("HOME", folder.toString());
    environment.put("SSL_CERT_FILE", folder.resolve("root.pem").toString());
    environment.put("NO_PROXY", "127.0.0.1");
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
    }
  }
}
