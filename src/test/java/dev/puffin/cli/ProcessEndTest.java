package dev.puffin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProcessEndTest {
  @Test
  void systemCanEndAProcess() {
    assertThat(ProcessEnd.nativeExit()).isPresent();
  }

  @Test
  void keepsTheExitCodeWhereAVirtualThreadWaitsForASocket() throws Exception {
    assertThat(exitCode("virtual")).isEqualTo(7);
  }

  @Test
  void keepsTheExitCodeWhereNothingWaits() throws Exception {
    assertThat(exitCode("nothing")).isEqualTo(7);
  }

  private static int exitCode(String waiting) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                Ending.class.getName(),
                waiting)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  /** Where the classes are, however this test was started. */
  private static String classPath() {
    return List.of(ProcessEnd.class, Ending.class).stream()
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation().toString())
        .map(place -> Path.of(URI.create(place)).toString())
        .collect(Collectors.joining(System.getProperty("path.separator")));
  }

  /** The program that ends. */
  static final class Ending {
    private Ending() {}

    /** The argument says what a thread waits for. */
    public static void main(String[] arguments) throws Exception {
      if (arguments[0].equals("virtual")) {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Thread.startVirtualThread(() -> read(client));
        Thread.sleep(200);
      }
      ProcessEnd.now(7);
    }

    private static void read(Socket client) {
      try {
        client.getInputStream().read();
      } catch (IOException e) {
        throw new IllegalStateException("nobody closes it", e);
      }
    }
  }
}
