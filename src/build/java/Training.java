import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;

/**
 * Makes the archives of loaded classes that let puffin start quickly, from runs of its usual
 * commands against an index on loopback.
 *
 * <p>There are two, because each class of an AOT cache costs a little at every start: an AOT cache
 * with what commands need that make no connection, and on top of it a dynamic archive with the
 * rest, whose classes cost something only when they are used. Without a Python only those commands
 * are rehearsed to their end that need none, and without archives puffin works, too, only more
 * slowly: neither fails a build.
 */
final class Training {
  /** The options for memory and compilers that archives are bound to. */
  private static final List<String> JVM =
      List.of(
          "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED");

  /** Used only with servers that speak HTTP/2, which the one here does not. */
  private static final String UNREHEARSED = "okhttp3/internal/http2/";

  private final Path javaHome;
  private final Path jar;
  private final Path folder;
  private final Path log;

  /**
   * A training.
   *
   * @param javaHome of the JVM that is to use the archives
   * @param jar the program
   * @param folder where to work; it must not exist
   * @param log takes what the runs print
   */
  Training(Path javaHome, Path jar, Path folder, Path log) {
    this.javaHome = javaHome;
    this.jar = jar;
    this.folder = folder;
    this.log = log;
  }

  /**
   * Trains.
   *
   * @param local takes the AOT cache
   * @param remote takes the archive on top of it
   * @return whether both were made
   */
  boolean run(Path local, Path remote) throws IOException, InterruptedException {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // else 40 ms for each answer
    Files.createDirectory(folder);
    writeInputs();
    try {
      ServerCertificate certificate = ServerCertificate.make(javaHome, folder);
      try (SampleIndex plain = SampleIndex.plain();
          SampleIndex secure = SampleIndex.secure(certificate.tls())) {
        rehearse(List.of(), List.of(), remoteLines("1", plain, secure));
        rehearse(List.of("-XX:AOTCacheOutput=" + local), List.of(), localLines(plain, secure));
        rehearse(
            List.of("-XX:SharedArchiveFile=" + local, "-XX:ArchiveClassesAtExit=" + remote),
            unrehearsedClasses(),
            remoteLines("2", plain, secure));
      }
    } catch (GeneralSecurityException e) {
      throw new IOException("making a certificate", e);
    }
    return Files.exists(local) && Files.exists(remote);
  }

  private void writeInputs() throws IOException {
    Files.writeString(
        folder.resolve("in.in"), "app  # the one\nweb>=1.0,<3 ; python_version > '3.0'\n");
    Files.writeString(folder.resolve("all.in"), "-r in.in\n-c limits.txt\nbound\n");
    Files.writeString(folder.resolve("limits.txt"), "crypto<2\n");
    Files.writeString(folder.resolve("bad.in"), "web>=2\ntemplate>=3\n");
    Files.writeString(folder.resolve("fewer.txt"), "app==1.2\nweb==2.0\n");
  }

  /** Commands that ask the index: for all, for what is stale, in vain. */
  private static List<String> remoteLines(String cache, SampleIndex plain, SampleIndex secure) {
    String far = options("far" + cache, secure.url());
    String near = options("near" + cache, plain.url());
    String stale = options("stale" + cache, plain.staleUrl());
    return List.of(
        "venv .venv --clear",
        "pip-compile in.in -o lock.txt" + far,
        "pip-compile in.in -o new.txt --upgrade --generate-hashes" + far,
        "pip-compile in.in all.in -o all.txt" + near,
        "pip-compile in.in -o stale.txt" + stale,
        "pip-compile in.in -o stale.txt" + stale,
        "pip-compile bad.in" + near,
        "pip-sync lock.txt" + far,
        "pip-sync fewer.txt" + far,
        "pip-sync all.txt --link-mode copy" + near);
  }

  /** Commands that find all they need in the cache, or need nothing of it. */
  private static List<String> localLines(SampleIndex plain, SampleIndex secure) {
    String far = options("far1", secure.url());
    String near = options("near1", plain.url());
    return List.of(
        "--version",
        "--help",
        "pip-compile --help",
        "no-such-command",
        "pip-compile in.in -o lock.txt" + far,
        "pip-compile in.in -o new.txt --upgrade --generate-hashes" + far,
        "pip-compile in.in all.in -o other.txt" + near,
        "pip-compile bad.in" + near,
        "pip-sync lock.txt" + far,
        "pip-sync lock.txt" + far,
        "pip-sync fewer.txt" + far,
        "pip-sync new.txt --link-mode copy" + far,
        "pip-sync all.txt --dry-run" + near,
        "freeze",
        "list");
  }

  private static String options(String cache, String index) {
    return " --cache-dir " + cache + " --index-url " + index;
  }

  private List<String> unrehearsedClasses() throws IOException {
    try (ZipFile classes = new ZipFile(jar.toFile())) {
      return classes.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith(UNREHEARSED) && name.endsWith(".class"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .toList();
    }
  }

  private void rehearse(List<String> options, List<String> classes, List<String> lines)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(javaHome.resolve("bin/java").toString());
    command.addAll(options);
    command.addAll(JVM);
    command.addAll(List.of("-cp", jar.toString(), "dev.puffin.cli.Rehearsal"));
    command.add(Files.write(folder.resolve("classes.txt"), classes).toString());
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
    environment.put("SSL_CERT_FILE", folder.resolve("server.pem").toString());
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
