package dev.puffin.config;

import java.util.List;

/** The options of pip that mean something to puffin, by the names that pip's configuration uses. */
public enum PipOption {
  /** The index that stands for the default one. */
  INDEX_URL("index-url", "pypi-url"),
  /** Indexes beside it; a list. */
  EXTRA_INDEX_URL("extra-index-url"),
  /** Folders and pages of links; a list. */
  FIND_LINKS("find-links"),
  /** Only find-links; a flag. */
  NO_INDEX("no-index"),
  /** Hosts that are trusted without a check; a list. */
  TRUSTED_HOST("trusted-host"),
  /** A PEM file of authorities. */
  CERT("cert"),
  /** A PEM file with the client's certificate and key. */
  CLIENT_CERT("client-cert"),
  /** The proxy for everything; the empty value can't be set. */
  PROXY("proxy"),
  /** Seconds to wait for a server; a number. */
  TIMEOUT("timeout", "default-timeout"),
  /** How often to try again; a number. */
  RETRIES("retries"),
  /** Where passwords are kept: auto, import, subprocess, disabled. */
  KEYRING_PROVIDER("keyring-provider"),
  /** Nothing is asked of the user; a flag. */
  NO_INPUT("no-input"),
  /** Constraint files; a list. */
  CONSTRAINT("constraint"),
  /** Constraint files for build requirements; a list. */
  BUILD_CONSTRAINT("build-constraint"),
  /** Pre-releases count; a flag. */
  PRE("pre"),
  /** Packages that are taken as wheels only; commas between. */
  ONLY_BINARY("only-binary"),
  /** Packages that are taken as sources only; commas between. */
  NO_BINARY("no-binary"),
  /** An older wheel is better than a newer source; a flag. */
  PREFER_BINARY("prefer-binary"),
  /** Everything needs a hash; a flag. */
  REQUIRE_HASHES("require-hashes"),
  /** Dependencies are not looked at; a flag. */
  NO_DEPS("no-deps", "no-dependencies"),
  /** Builds see the environment; a flag, see {@link PipConfiguration#buildIsolationDisabled()}. */
  NO_BUILD_ISOLATION("no-build-isolation"),
  /** Nothing outside a virtual environment; a flag. */
  REQUIRE_VIRTUALENV("require-virtualenv", "require-venv"),
  /** Externally managed environments may be changed; a flag. */
  BREAK_SYSTEM_PACKAGES("break-system-packages"),
  /** No bytecode; see {@link PipConfiguration#bytecodeDisabled()}. */
  NO_COMPILE("no-compile"),
  /** No cache; see {@link PipConfiguration#cacheDisabled()}. */
  NO_CACHE_DIR("no-cache-dir"),
  /** Only what was uploaded before a date. */
  UPLOADED_PRIOR_TO("uploaded-prior-to");

  private final String key;
  private final String otherKey;

  PipOption(String key) {
    this(key, key);
  }

  PipOption(String key, String otherKey) {
    this.key = key;
    this.otherKey = otherKey;
  }

  /**
   * The name in a file; {@code PIP_} and this in upper case with underscores in the environment.
   */
  public String key() {
    return key;
  }

  /** All names of it. */
  List<String> keys() {
    return List.of(key, otherKey);
  }
}
