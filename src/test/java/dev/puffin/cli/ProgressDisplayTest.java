package dev.puffin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.dist.BuiltDistribution;
import dev.puffin.dist.Distribution;
import dev.puffin.dist.SourceUrl;
import dev.puffin.dist.WheelFilename;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Console console =
      new Console(new ByteArrayOutputStream(), err, Verbosity.NORMAL, Style.PLAIN);

  @Test
  void countsBytesAndPackages() {
    try (ProgressDisplay display = new ProgressDisplay(console)) {
      Distribution one = wheel("one");
      Distribution two = wheel("two");
      display.fetching(one, OptionalLong.of(1_000_000));
      display.received(one, 1_000_000);
      display.done(one);
      display.fetching(two, OptionalLong.of(3_000_000));
      display.received(two, 500_000);
      assertThat(display.line())
          .isEqualTo("[=========               ] 1/2 packages, 1.5 MB of 4.0 MB  two");
    }
  }

  @Test
  void beginsAnewWhenAFileComesAgain() {
    try (ProgressDisplay display = new ProgressDisplay(console)) {
      Distribution one = wheel("one");
      display.fetching(one, OptionalLong.of(2000));
      display.received(one, 1500);
      display.fetching(one, OptionalLong.of(2000));
      assertThat(display.line())
          .isEqualTo("[                        ] 0/1 packages, 0 B of 2.0 kB  one");
    }
  }

  @Test
  void fitsALineWhateverTheName() {
    try (ProgressDisplay display = new ProgressDisplay(console)) {
      for (int i = 0; i < 300; i++) {
        display.fetching(wheel("a".repeat(100) + i), OptionalLong.of(999_000_000));
      }
      assertThat(display.line()).hasSizeLessThanOrEqualTo(79);
    }
  }

  @Test
  void givesWayToMessages() {
    console.progress("[==  ]");
    console.note("something");
    console.progress("");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("\r\u001b[K\u001b[?7l[==  ]\u001b[?7h\r\u001b[Ksomething\n");
  }

  @Test
  void leavesNothingWhenNothingWasShown() {
    try (ProgressDisplay display = new ProgressDisplay(console)) {
      display.done(wheel("one"));
    }
    assertThat(err.size()).isZero();
  }

  private static Distribution wheel(String name) {
    WheelFilename filename = WheelFilename.parse(name + "-1.0-py3-none-any.whl");
    SourceUrl.LocalArchive source =
        (SourceUrl.LocalArchive) SourceUrl.parse("./" + filename.text(), Path.of("/work"));
    return new BuiltDistribution.Path(filename, source);
  }
}
