package dev.puffin.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.archive.EntryPaths.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StretchTest {
  private static final long USUAL_BYTES = 1 << 18;

  @Test
  void filesThatStandTogetherAreUnpackedTogether() {
    List<Stretch> stretches = Stretch.of(files(List.of(100L, 200L, 300L)));

    assertThat(stretches).hasSize(1);
    assertThat(stretches.getFirst().files())
        .extracting(Target::path)
        .containsExactly("0", "1", "2");
  }

  @Test
  void aLargeFileIsAStretchByItselfAndTheFirstOne() {
    List<Stretch> stretches = Stretch.of(files(List.of(100L, 5 * USUAL_BYTES, 300L)));

    assertThat(stretches).hasSize(3);
    assertThat(stretches.getFirst().files()).extracting(Target::path).containsExactly("1");
  }

  @Test
  void manySmallFilesAreSharedOut() {
    assertThat(Stretch.of(files(Collections.nCopies(1000, 0L)))).hasSize(8);
  }

  @Test
  void everyFileIsInOneStretchInTheOrderOfTheArchive() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Long> sizes = random.longs(random.nextInt(300), 0, 100_000).boxed().toList();
      List<Target> files = files(sizes);
      Collections.shuffle(files, random);

      List<Stretch> stretches = Stretch.of(files);

      List<Target> all = new ArrayList<>();
      for (Stretch stretch : stretches) {
        assertThat(stretch.files().size() == 1 || stretch.bytes() <= USUAL_BYTES)
            .as("seed %d", seed)
            .isTrue();
        assertThat(stretch.files())
            .as("seed %d", seed)
            .isSortedAccordingTo((one, other) -> Long.compare(offset(one), offset(other)));
        all.addAll(stretch.files());
      }
      assertThat(all).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(files);
    }
  }

  private static long offset(Target file) {
    return file.member().headerOffset();
  }

  /** Files of these compressed sizes, one behind the other. */
  private static List<Target> files(List<Long> sizes) {
    List<Target> files = new ArrayList<>();
    long offset = 0;
    for (int i = 0; i < sizes.size(); i++) {
      String name = Integer.toString(i);
      long size = sizes.get(i);
      files.add(new Target(new ZipMember(name, name, 0, 8, 0, size, size, offset, 0), name));
      offset += ZipReader.LOCAL_BYTES + name.length() + size;
    }
    return files;
  }
}
