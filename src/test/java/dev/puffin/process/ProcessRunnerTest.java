package dev.puffin.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.puffin.concurrent.CancelledException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs of these tests are shell scripts")
class ProcessRunnerTest {
  private final ProcessRunner runner = new ProcessRunner();
  @TempDir Path folder;

  @Test
  void keepsTheTwoOutputsApart() throws IOException {
    ProgramOutput output = runner.run(shell("echo out; echo err >&2; exit 3"));
    assertThat(output).isEqualTo(new ProgramOutput(3, "out\n", "err\n"));
  }

  @Test
  void givesTheEnvironmentAndNothingElse() throws IOException {
    ProgramCall call =
        new ProgramCall(List.of("/bin/sh", "-c", "echo $A-$HOME"), folder, Map.of("A", "b"));
    assertThat(runner.run(call).out()).isEqualTo("b-\n");
  }

  @Test
  void writesBothOutputsToTheLog() throws IOException {
    Path log = folder.resolve("log");
    assertThat(runner.run(shell("echo out; echo err >&2; exit 4"), log)).isEqualTo(4);
    assertThat(log).hasContent("out\nerr");
  }

  @Test
  void doesNotWaitForChildrenLeftBehind() throws IOException {
    long start = System.nanoTime();
    assertThat(runner.run(shell("sleep 30 & echo $!"), folder.resolve("log"))).isZero();
    assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    end(Files.readString(folder.resolve("log")));
  }

  @Test
  void inputIsEmpty() throws IOException {
    assertThat(runner.run(shell("cat; echo end")).out()).isEqualTo("end\n");
  }

  @Test
  void interruptEndsTheProgramAndItsChildren() throws Exception {
    Path pid = folder.resolve("pid");
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                runner.run(shell("sleep 60 & echo $! > pid; wait"), folder.resolve("log"));
              } catch (IOException | CancelledException e) {
                failure.set(e);
              }
            });
    while (!Files.exists(pid) || Files.size(pid) == 0) {
      Thread.sleep(5);
    }
    ProcessHandle child =
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
    thread.interrupt();
    thread.join();
    child.onExit().get();
    assertThat(failure.get()).isInstanceOf(CancelledException.class);
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void programThatDoesNotExistIsAnError() {
    ProgramCall call = new ProgramCall(List.of("/no/such/program"), folder, Map.of());
    assertThatThrownBy(() -> runner.run(call)).isInstanceOf(IOException.class);
  }

  private ProgramCall shell(String script) {
    return new ProgramCall(
        List.of("/bin/sh", "-c", script), folder, Map.of("PATH", System.getenv("PATH")));
  }

  private static void end(String pid) {
    ProcessHandle.of(Long.parseLong(pid.strip())).ifPresent(ProcessHandle::destroy);
  }
}
