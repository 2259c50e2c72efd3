package dev.puffin.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipConfigurationTest {
  @TempDir private Path root;
  private final Map<String, String> environment = new HashMap<>();
  private boolean isolated;

  @BeforeEach
  void setTheUsersFolder() {
    environment.put("XDG_CONFIG_HOME", root.resolve("config").toString());
  }

  private PipConfiguration load() {
    PipSurroundings surroundings =
        new PipSurroundings(
            environment, root.resolve("home"), Optional.of(root.resolve("venv")), isolated);
    PipFiles files = new PipFiles(surroundings, PipFiles.Family.UNIX, root);
    return PipConfiguration.load("install", surroundings, files);
  }

  private Path write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  private String index() {
    return load().text(PipOption.INDEX_URL).map(Setting::value).orElse("none");
  }

  @Test
  void laterLevelsReplaceEarlierOnes() throws IOException {
    assertThat(index()).isEqualTo("none");
    write("etc/xdg/pip/pip.conf", "[global]\nindex-url = machine");
    assertThat(index()).isEqualTo("machine");
    write("etc/pip.conf", "[global]\nindex-url = etc");
    assertThat(index()).isEqualTo("etc");
    write("home/.pip/pip.conf", "[global]\nindex-url = old-user");
    assertThat(index()).isEqualTo("old-user");
    write("config/pip/pip.conf", "[global]\nindex-url = user");
    assertThat(index()).isEqualTo("user");
    write("venv/pip.conf", "[global]\nindex-url = environment");
    assertThat(index()).isEqualTo("environment");
    environment.put("PIP_CONFIG_FILE", write("own.conf", "[global]\nindex-url = own").toString());
    assertThat(index()).isEqualTo("own");
    environment.put("PIP_INDEX_URL", "variable");
    assertThat(index()).isEqualTo("variable");
  }

  @Test
  void theCommandsSectionOfAnyFileWinsOverGlobal() throws IOException {
    write("etc/xdg/pip/pip.conf", "[install]\nindex-url = machine");
    environment.put("PIP_CONFIG_FILE", write("own.conf", "[global]\nindex-url = own").toString());

    assertThat(load().text(PipOption.INDEX_URL))
        .contains(new Setting<>("machine", root.resolve("etc/xdg/pip/pip.conf") + " [install]"));
  }

  @Test
  void sectionsOfOtherCommandsDoNotCount() throws IOException {
    write("venv/pip.conf", "[freeze]\nindex-url = x\n[wheel]\nindex-url = y");

    assertThat(index()).isEqualTo("none");
  }

  @Test
  void aNamedFileReplacesTheUsersFileOnly() throws IOException {
    write("etc/xdg/pip/pip.conf", "[global]\nindex-url = machine");
    write("config/pip/pip.conf", "[global]\nindex-url = user");
    environment.put("PIP_CONFIG_FILE", write("own.conf", "[global]\nretries = 1").toString());

    assertThat(index()).isEqualTo("machine");
  }

  @Test
  void theNullDeviceTurnsAllFilesOff() throws IOException {
    write("venv/pip.conf", "[global]\nindex-url = x");
    environment.put("PIP_CONFIG_FILE", "/dev/null");

    assertThat(index()).isEqualTo("none");
  }

  @Test
  void isolatedLeavesGlobalAndEnvironmentFiles() throws IOException {
    write("etc/xdg/pip/pip.conf", "[global]\nretries = 7");
    write("config/pip/pip.conf", "[global]\nindex-url = user");
    environment.put("PIP_TIMEOUT", "3");
    isolated = true;

    assertThat(load().all().keySet()).containsExactly("retries");
  }

  @Test
  void namesAreWrittenInManyWays() throws IOException {
    write("venv/pip.conf", "[global]\n--Index_URL = x\nDEFAULT-TIMEOUT: 60");

    assertThat(index()).isEqualTo("x");
    assertThat(load().number(PipOption.TIMEOUT).map(Setting::value)).contains(60.0);
  }

  @Test
  void emptyValuesReplaceNothing() throws IOException {
    write("venv/pip.conf", "[global]\nindex-url = x\nproxy =");
    environment.put("PIP_INDEX_URL", "");

    assertThat(index()).isEqualTo("x");
    assertThat(load().text(PipOption.PROXY)).isEmpty();
  }

  @Test
  void listsAreSeparatedByWhiteSpaceAndReplacedAsAWhole() throws IOException {
    write("etc/xdg/pip/pip.conf", "[global]\nfind-links = zero");
    write("venv/pip.conf", "[global]\nfind-links =\n    one\n    # two\n\n    three four\n");

    assertThat(load().list(PipOption.FIND_LINKS))
        .extracting(Setting::value)
        .isEqualTo(List.of("one", "three", "four"));
    environment.put("PIP_FIND_LINKS", "five six");
    assertThat(load().list(PipOption.FIND_LINKS))
        .extracting(Setting::value)
        .isEqualTo(List.of("five", "six"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "Yes", "ON"})
  void knowsWhatIsTrue(String text) {
    environment.put("PIP_NO_INDEX", text);

    assertThat(load().flag(PipOption.NO_INDEX).map(Setting::value)).contains(true);
  }

  @Test
  void refusesAFlagThatIsNeither() {
    environment.put("PIP_NO_INDEX", "perhaps");

    assertThatThrownBy(() -> load().flag(PipOption.NO_INDEX))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("perhaps")
        .hasMessageContaining("PIP_NO_INDEX");
  }

  @Test
  void anyValueTurnsTheCacheOffAndOnlyFalseOnesBytecodeAndIsolation() {
    environment.put("PIP_NO_CACHE_DIR", "false");
    environment.put("PIP_NO_COMPILE", "false");
    environment.put("PIP_NO_BUILD_ISOLATION", "true");

    assertThat(load().cacheDisabled()).isTrue();
    assertThat(load().bytecodeDisabled()).isTrue();
    assertThat(load().buildIsolationDisabled()).isFalse();
  }

  @Test
  void namesFileAndLineOfWhatItCannotRead() throws IOException {
    Path file = write("venv/pip.conf", "# fine\n[global]\nindex-url = x\nnonsense\n");

    assertThatThrownBy(this::load)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(file + ":4:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "index-url = x",
        "[global]\nindex-url = x\nindex-url = y",
        "[global]\n[global]\n",
        "[global]\n= x",
      })
  void refusesWhatConfigparserRefuses(String text) throws IOException {
    write("venv/pip.conf", text);

    assertThatThrownBy(this::load).isInstanceOf(ConfigException.class);
  }

  @Test
  void theDefaultSectionCountsForAllOthers() throws IOException {
    write("venv/pip.conf", "[DEFAULT]\nindex-url = x\nretries = 1\n[install]\nretries = 2\r\n");

    assertThat(index()).isEqualTo("x");
    assertThat(load().number(PipOption.RETRIES).map(Setting::value)).contains(2.0);
  }

  @Test
  void credentialsInAnErrorAreHidden() {
    environment.put("PIP_TIMEOUT", "https://user:s3cret@host");

    assertThatThrownBy(() -> load().number(PipOption.TIMEOUT)).hasMessageNotContaining("s3cret");
  }
}
