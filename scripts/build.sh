# Read by scripts/puffin and scripts/test: finds a Java 25 and builds puffin with Maven.
# Expects $root, the checkout.

say() {
  printf '%s\n' "puffin: $*" >&2
}

# A JDK 25? Its `release` file says so without starting it.
is_jdk25() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  if [ -r "$1/release" ]; then
    while read -r line; do
      case $line in
      'JAVA_VERSION="25"' | 'JAVA_VERSION="25.'*) return 0 ;;
      JAVA_VERSION=*) return 1 ;;
      esac
    done <"$1/release"
  fi
  case $("$1/bin/java" -version 2>&1) in
  *'version "25"'* | *'version "25.'*) return 0 ;;
  esac
  return 1
}

# Where the `java` on PATH lives; it may be a link or a version manager's shim.
home_of_path_java() {
  command -v java >/dev/null 2>&1 || return 0
  java -XshowSettings:properties -version 2>&1 | while read -r key _ value; do
    [ "$key" = java.home ] && printf '%s\n' "$value"
  done
}

# Sets $java_home, or ends with a message that says where a JDK 25 was looked for.
find_java() {
  home=${HOME:-/nonexistent}
  for java_home in "${JAVA_HOME:-/nonexistent}" "${JAVA_HOME_25_X64:-/nonexistent}" \
    "${JAVA_HOME_25_ARM64:-/nonexistent}" "$(home_of_path_java)" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/*jdk* /usr/local/*jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$home"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$home"/.sdkman/candidates/java/* "$home"/.local/share/mise/installs/java/* \
    "$home"/.asdf/installs/java/* "$home"/.jdks/* "$home"/.gradle/jdks/*; do
    is_jdk25 "$java_home" && return 0
  done
  {
    echo "error: no JDK 25 was found, and puffin needs one"
    echo "  JAVA_HOME: ${JAVA_HOME:-not set}"
    echo "  java on PATH: $(command -v java 2>/dev/null || echo none)"
    echo "  also looked in /usr/lib/jvm, /usr/java, /opt, /Library/Java/JavaVirtualMachines, Homebrew,"
    echo "  and SDKMAN, mise, asdf, .jdks and .gradle/jdks in the home folder"
    echo
    echo "hint: install one (Debian, Ubuntu: apt install openjdk-25-jdk; macOS: brew install openjdk@25;"
    echo "      anywhere: sdk install java 25-tem) or set JAVA_HOME to one that is installed"
  } >&2
  exit 2
}

find_maven() {
  command -v mvn >/dev/null 2>&1 && return 0
  {
    echo "error: Maven (mvn) was not found on PATH, and building puffin needs it"
    echo
    echo "hint: install it (Debian, Ubuntu: apt install maven; macOS: brew install maven)"
  } >&2
  exit 2
}

# One build at a time in a checkout; a lock left by a killed build is taken over.
lock_build() {
  lock=$root/target/building
  mkdir -p "$root/target" 2>/dev/null
  waited=
  while ! mkdir "$lock" 2>/dev/null; do
    if [ ! -d "$lock" ]; then
      say "cannot write to $root/target, where puffin is built"
      exit 2
    fi
    holder=
    [ -r "$lock/pid" ] && read -r holder <"$lock/pid"
    if [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null; then
      rm -rf "$lock"
      continue
    fi
    [ -n "$waited" ] || say "waiting for another build of puffin to finish ..."
    waited=yes
    sleep 1
  done
  trap 'rm -rf "$lock"' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  echo $$ >"$lock/pid"
}

unlock_build() {
  rm -rf "$lock"
  trap - EXIT INT TERM
}

# Makes $root/target/app; says what it does, and why it failed if it did.
build_puffin() {
  find_java
  find_maven
  why="first use"
  [ -d "$root/target/app" ] && why="its sources have changed"
  lock_build
  if ! is_fresh; then
    say "building ($why), this takes about a minute ..."
    log=$root/target/build.log
    if ! (cd "$root" && JAVA_HOME=$java_home mvn -q -B -Plauncher package) >"$log" 2>&1 </dev/null; then
      {
        echo "error: building puffin failed; the whole output is in $log"
        grep -m 5 ERROR "$log"
      } >&2
      exit 2
    fi
    say "built"
  fi
  unlock_build
}
