package dev.puffin.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.puffin.dist.DirectUrlRecord.ArchiveInfo;
import dev.puffin.dist.DirectUrlRecord.DirInfo;
import dev.puffin.dist.DirectUrlRecord.VcsInfo;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectUrlRecordTest {
  @Test
  void whatIsWrittenIsRead() {
    List<DirectUrlRecord> records =
        List.of(
            new ArchiveInfo("https://h/a.whl", "", Hashes.sha256("ab")),
            new ArchiveInfo("https://h/a.zip", "sub", Hashes.none()),
            new VcsInfo("https://h/r", "sub", "git", Optional.of("main"), "abc"),
            new VcsInfo("https://h/r", "", "git", Optional.empty(), "abc"),
            new DirInfo("file:///p", "", true),
            new DirInfo("file:///p", "", false));
    for (DirectUrlRecord record : records) {
      assertThat(DirectUrlRecord.read(record.toJson())).contains(record);
    }
  }

  @Test
  void isWrittenAsThePepSays() {
    assertThat(new ArchiveInfo("https://h/a.whl", "", Hashes.sha256("ab")).toJson())
        .isEqualTo(
            "{\"url\":\"https://h/a.whl\",\"archive_info\":"
                + "{\"hash\":\"sha256=ab\",\"hashes\":{\"sha256\":\"ab\"}}}");
    assertThat(new DirInfo("file:///p", "", false).toJson())
        .isEqualTo("{\"url\":\"file:///p\",\"dir_info\":{}}");
  }

  @Test
  void readsTheOldHashField() {
    String json =
        "{\"archive_info\": {\"hash\": \"md5=aa\"}, \"url\": \"https://h/a\", \"x\": [1]}";
    assertThat(DirectUrlRecord.read(json))
        .contains(new ArchiveInfo("https://h/a", "", Hashes.of("md5", "aa")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "{}", "{\"url\":\"x\"}", "{\"url\":\"x\",\"vcs_info\":{}}"})
  void otherFilesSayNothing(String json) {
    assertThat(DirectUrlRecord.read(json)).isEmpty();
  }
}
