package dev.puffin.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureCauseTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "ModuleNotFoundError: No module named 'numpy'|does not name `numpy` as a build requirement",
        "ModuleNotFoundError: No module named 'distutils'|removed `distutils`",
        "src/a.c:1:10: fatal error: Python.h: No such file or directory|python3-dev",
        "src/a.c:1:10: fatal error: ffi.h: No such file or directory|header file ffi.h is missing",
        "a.c:3:10: fatal error: 'zlib.h' file not found|header file zlib.h is missing",
        "error: command 'gcc' failed: No such file or directory|C compiler is missing",
        "error: command 'x86_64-linux-gnu-gcc' failed: No such file or directory|C compiler",
        "unable to execute 'cc': No such file or directory|C compiler is missing",
        "../meson.build:1:0: ERROR: Unknown compiler(s): [['cc'], ['gcc']]|C compiler is missing",
        "/usr/bin/ld: cannot find -lxml2: No such file or directory|linker lacks a library",
        "Error: pg_config executable not found.|`pg_config` is missing",
        "error: can't find Rust compiler|Rust toolchain is missing",
        "Cargo, the Rust package manager, is not installed or is not on PATH.|Rust toolchain",
        "FileNotFoundError: [Errno 2] No such file or directory: 'cmake'|`cmake` is missing",
        "AttributeError: module 'pkgutil' has no attribute 'ImpImporter'|older Python",
      })
  void advises(String line, String advice) {
    BuildLog log = new BuildLog("running build_ext\n  " + line + "\nmore\n");
    assertThat(FailureCause.find(log))
        .hasValueSatisfying(cause -> {
          assertThat(cause.line()).isEqualTo(line);
          assertThat(cause.hint()).contains(advice);
        });
  }

  @Test
  void lastCauseCounts() {
    String log =
        "ImportError: No module named 'optional'\nfatal error: ffi.h: No such file or directory";
    assertThat(FailureCause.find(new BuildLog(log)).orElseThrow().hint()).contains("ffi.h");
  }

  @Test
  void ordinaryErrorHasNoCause() {
    assertThat(FailureCause.find(new BuildLog("RuntimeError: no\n"))).isEmpty();
  }

  @Test
  void causeIsShownBeforeTheLastLines() {
    String text = "x.c:1: fatal error: ffi.h: No such file or directory\na\nb\nc\nd\ne\nf\n";
    BuildFailedException failure =
        BuildFailedException.of("demo==1", Hook.BUILD_WHEEL, 1, new BuildLog(text));
    assertThat(failure.problem().message())
        .isEqualTo("building demo==1 failed: build_wheel ended with status 1");
    assertThat(failure.problem().evidence())
        .containsExactly(
            "x.c:1: fatal error: ffi.h: No such file or directory", "c", "d", "e", "f");
    assertThat(failure.details()).isEqualTo(text);
  }
}
