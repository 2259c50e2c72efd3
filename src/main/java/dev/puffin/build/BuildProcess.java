package dev.puffin.build;

import dev.puffin.concurrent.Permits;
import dev.puffin.error.Problem;
import dev.puffin.process.ProcessRunner;
import dev.puffin.process.ProgramCall;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Calls the hooks of one build, each in a Python process of its own, as PEP 517 asks.
 *
 * @param display what is built, as the user knows it
 * @param tree the folder of the project
 * @param python the Python to run
 * @param environment all of its environment variables
 * @param settings config settings, {@code KEY=VALUE}
 * @param scratch a folder for the files through which the hooks are talked to
 */
record BuildProcess(
    ProcessRunner processes,
    Permits permits,
    String display,
    Path tree,
    BuildSystem system,
    Path python,
    Map<String, String> environment,
    List<String> settings,
    Path scratch) {

  private static final String LEGACY_EDITABLE = "puffin_legacy_editable";

  /** Copies the collections. */
  BuildProcess {
    environment = Map.copyOf(environment);
    settings = List.copyOf(settings);
  }

  /** Asks the backend what else it needs. */
  HookAnswer requirements(Hook hook) {
    return call(hook, "");
  }

  /** Has something made in a folder. */
  HookAnswer make(Hook hook, Path folder) {
    return call(hook, folder.toString());
  }

  /** The same build by the backend that stands in for setuptools versions without editables. */
  BuildProcess withLegacyEditableBackend() {
    resource(LEGACY_EDITABLE + ".py");
    BuildSystem legacy = new BuildSystem(system.requires(), LEGACY_EDITABLE, List.of(scratch));
    return new BuildProcess(
        processes, permits, display, tree, legacy, python, environment, settings, scratch);
  }

  /** Waits for a permit: so many backends run at once, however many builds there are. */
  private HookAnswer call(Hook hook, String folder) {
    return permits.run(Permits.Kind.BUILD, () -> run(hook, folder));
  }

  private HookAnswer run(Hook hook, String folder) {
    Path log = scratch.resolve(hook.functionName() + ".log");
    Path result = scratch.resolve(hook.functionName() + ".result");
    try {
      List<String> line = new ArrayList<>();
      line.addAll(List.of(python.toString(), resource("hook.py").toString(), result.toString()));
      line.addAll(List.of(system.backend(), backendPath(), hook.functionName(), folder));
      line.addAll(settings);
      int exitCode = processes.run(new ProgramCall(line, tree, environment), log);
      if (exitCode != 0 || !Files.exists(result)) {
        throw BuildFailedException.of(display, hook, exitCode, BuildLog.read(log));
      }
      return answer(Files.readString(result));
    } catch (IOException e) {
      throw new BuildException(
          Problem.of("building " + display + " failed: can't run " + hook.functionName())
              .because(e.toString()),
          e);
    }
  }

  private String backendPath() {
    List<String> folders = new ArrayList<>();
    system.backendPath().forEach(folder -> folders.add(tree.resolve(folder).toString()));
    return String.join(File.pathSeparator, folders);
  }

  private static HookAnswer answer(String text) {
    List<String> lines = text.lines().toList();
    return lines.getFirst().equals("absent")
        ? new HookAnswer.Absent()
        : new HookAnswer.Returned(lines.subList(1, lines.size()));
  }

  /** A Python file of ours, in the scratch folder. */
  private Path resource(String name) {
    Path file = scratch.resolve(name);
    try (InputStream content = BuildProcess.class.getResourceAsStream(name)) {
      if (content == null) {
        throw new IllegalStateException(name + " is not among the resources");
      }
      if (!Files.exists(file)) {
        Files.write(file, content.readAllBytes());
      }
      return file;
    } catch (IOException e) {
      throw new BuildException(Problem.of("can't write " + file + ": " + e.getMessage()), e);
    }
  }
}
