package dev.puffin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.fs.Trees;
import dev.puffin.testing.LocalIndex;
import dev.puffin.testing.Program;
import dev.puffin.testing.ServerKey;
import java.io.IOException;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an index is asked while it is found out what kind of Python a run is for. */
class EarlyContactIT extends EndToEnd {
  @BeforeEach
  void serve() {
    index.serve("flask", "3.0").requires("jinja2", "click>=8");
    index.serve("jinja2", "3.1").requires("markupsafe");
    index.serve("markupsafe", "2.1");
    index.serve("click", "8.1");
    write("requirements.in", "flask\n");
    write("requirements.txt", "click==8.1\nflask==3.0\njinja2==3.1\nmarkupsafe==2.1\n");
  }

  @Test
  void aFirstRunAsksForEachPageOnce() throws IOException {
    assertThat(withIndex("pip-compile", "requirements.in", "-o", "lock.txt").exitCode()).isZero();
    assertThat(read("lock.txt")).contains("flask==3.0", "markupsafe==2.1");
    for (String name : new String[] {"flask", "jinja2", "markupsafe", "click"}) {
      assertThat(index.count("/simple/" + name + "/")).as(name).isEqualTo(1);
    }
    forget();
    index.clearLog();
    assertThat(withIndex("pip-sync", "requirements.txt").exitCode()).isZero();
    assertThat(index.count("/simple/flask/")).isEqualTo(1);
  }

  @Test
  void nobodyIsAskedWhereAllIsInstalled() throws IOException {
    assertThat(withIndex("pip-sync", "requirements.txt").exitCode()).isZero();
    forget();
    index.clearLog();
    Program.Run again = withIndex("pip-sync", "requirements.txt");
    assertThat(again.err()).contains("Nothing to do");
    assertThat(index.count()).isZero();
  }

  @Test
  void onlyTheIndexOfTheEnvironmentIsAsked() {
    try (LocalIndex own = LocalIndex.start()) {
      own.serve("flask", "2.0");
      write(".config/pip/pip.conf", "[global]\nindex-url = " + index.url() + "\n");
      write("env/pip.conf", "[global]\nindex-url = " + own.url() + "\n");
      Program.Run run =
          program()
              .with("HOME", folder.toString())
              .run("pip-compile", "requirements.in", "-o", "lock.txt", "--python", "env");
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(read("lock.txt")).contains("flask==2.0");
      assertThat(index.count()).isZero();
    }
  }

  @Test
  void tlsIsLoadedBeforeTheInputsAreReadWhereNothingIsCached()
      throws IOException, GeneralSecurityException, InterruptedException {
    ServerKey key = ServerKey.make(folder.resolve("keys.p12"));
    write("authority.pem", key.certificate());
    try (LocalIndex secure = LocalIndex.start(key.context())) {
      secure.serve("flask", "3.0");
      assertThat(traceOfLock(secure.url())).contains("\"load TLS\"", "\"rehearse TLS\"");
      assertThat(traceOfLock(secure.url())).doesNotContain("\"load TLS\"", "\"connect\"");
      forget();
      assertThat(traceOfLock(index.url())).doesNotContain("TLS\"");
    }
  }

  /** The spans of a run, by name. */
  private String traceOfLock(String url) {
    Program.Run run =
        program()
            .with("PUFFIN_TRACE", folder.resolve("trace.json").toString())
            .run(
                "pip-compile",
                "requirements.in",
                "-o",
                "lock.txt",
                "--python",
                "env",
                "--index-url",
                url,
                "--cert",
                "authority.pem");
    assertThat(run.exitCode()).as(run.err()).isZero();
    return read("trace.json");
  }

  private void forget() throws IOException {
    Trees.delete(folder.resolve("cache"));
  }
}
