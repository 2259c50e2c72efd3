# Says what puffin has to know of an interpreter, one `key=value` per line. Run as
# `python -I -S -B -`: without site-packages nothing that is installed can change the answer,
# but a venv has to be recognised here, as the site module would have done it.
import os
import sys


def say(key, value):
    text = str(value).replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    lines.append("%s=%s\n" % (key, text))


lines = []
say("version_info", "%d.%d.%d" % tuple(sys.version_info[:3]))
if sys.version_info < (3, 8):
    sys.stdout.write("".join(lines))
    sys.exit(0)

executable = os.path.abspath(sys.executable)
binaries = os.path.dirname(executable)
for folder in (binaries, os.path.dirname(binaries)):
    config = os.path.join(folder, "pyvenv.cfg")
    if os.path.isfile(config):
        sys.prefix = sys.exec_prefix = os.path.dirname(binaries)
        break

import struct  # noqa: E402
import sysconfig  # noqa: E402  (reads sys.prefix when it is imported)


def implementation_version():
    info = sys.implementation.version
    text = "%d.%d.%d" % tuple(info[:3])
    return text if info.releaselevel == "final" else text + info.releaselevel[0] + str(info.serial)


def say_platform():
    """What `platform` says: it takes longer to load than all the rest."""
    implementation = {"cpython": "CPython", "pypy": "PyPy"}.get(sys.implementation.name)
    if hasattr(os, "uname") and implementation:
        here, version = os.uname(), sys.version.split()[0]
        system, release, machine, system_version = here[0], here[2], here[4], here[3]
    else:
        import platform

        implementation, version = platform.python_implementation(), platform.python_version()
        system, release, machine = platform.system(), platform.release(), platform.machine()
        system_version = platform.version()
    say("marker.platform_machine", machine)
    say("marker.platform_python_implementation", implementation)
    say("marker.platform_release", release)
    say("marker.platform_system", system)
    say("marker.platform_version", system_version)
    say("marker.python_full_version", version)
    say("marker.python_version", ".".join(version.split(".")[:2]))


def glibc():
    try:
        name, version = os.confstr("CS_GNU_LIBC_VERSION").rsplit(" ", 1)
        return "glibc " + version
    except (AttributeError, ValueError, OSError):
        return ""


def elf():
    """Class, machine, flags and program interpreter of the executable."""
    with open(sys.executable, "rb") as f:
        ident = f.read(16)
        if ident[:4] != b"\x7fELF":
            return None
        wide, order = ident[4] == 2, "<" if ident[5] == 1 else ">"
        header = struct.unpack(order + ("HHIQQQIHHH" if wide else "HHIIIIIHHH"), f.read(
            struct.calcsize(order + ("HHIQQQIHHH" if wide else "HHIIIIIHHH"))))
        machine, offset, flags, size, count = header[1], header[4], header[6], header[8], header[9]
        loader = ""
        layout = order + ("IIQQQQQQ" if wide else "IIIIIIII")
        for n in range(count):
            f.seek(offset + size * n)
            part = struct.unpack(layout, f.read(struct.calcsize(layout)))
            if part[0] == 3:
                at, length = (part[2], part[5]) if wide else (part[1], part[4])
                f.seek(at)
                loader = os.fsdecode(f.read(length)).strip("\0")
        return wide, machine, flags, loader


def musl(loader):
    import subprocess

    done = subprocess.run([loader], stderr=subprocess.PIPE, universal_newlines=True)
    said = [line.strip() for line in done.stderr.splitlines() if line.strip()]
    if len(said) < 2 or said[0][:4] != "musl":
        return ""
    return said[1].lower().replace("version", "musl")


def libc(machine):
    found = None
    try:
        found = elf()
    except (OSError, struct.error):
        pass
    if found and "musl" in found[3]:
        return musl(found[3])
    # PEP 600 wheels for ARM need the hard-float EABI 5, and those for i686 a 32-bit program
    if machine in ("armv7l", "armv8l"):
        good = found and not found[0] and found[1] == 40 and found[2] & 0xFF000400 == 0x05000400
        return glibc() if good else ""
    if machine == "i686":
        return glibc() if found and not found[0] and found[1] == 3 else ""
    known = ("x86_64", "aarch64", "ppc64", "ppc64le", "s390x", "loongarch64", "riscv64")
    return glibc() if machine in known else ""


def mac():
    import platform

    release, _, machine = platform.mac_ver()
    if release.startswith("10.16"):
        import subprocess

        # an interpreter made with an old SDK is told a compatible number
        release = subprocess.check_output(
            [sys.executable, "-I", "-S", "-c", "import platform; print(platform.mac_ver()[0])"],
            env={"SYSTEM_VERSION_COMPAT": "0"}, universal_newlines=True).strip()
    return "%s %s" % (".".join(release.split(".")[:2]), machine if wide_pointers else "i386")


def scheme(kind):
    try:
        return sysconfig.get_preferred_scheme(kind)
    except AttributeError:
        if kind == "user":
            return os.name + "_user"
        plain = "posix_prefix" if os.name == "posix" else os.name
        return "pypy" if sys.implementation.name == "pypy" and "pypy" in known_schemes else plain


def say_paths(label, paths, strip=False):
    for key in ("purelib", "platlib", "scripts", "data", "include"):
        say("%s.%s" % (label, key), paths[key].lstrip(os.sep) if strip else paths[key])


def relative(name):
    roots = ("base", "platbase", "installed_base", "installed_platbase")
    return sysconfig.get_paths(name, vars=dict.fromkeys(roots, ""))


def main_paths():
    paths = sysconfig.get_paths()
    if sys.version_info < (3, 10) and sys.prefix == sys.base_prefix:
        # Debian changed distutils, which pip follows, before there was a way to change sysconfig
        try:
            from distutils.command.install import INSTALL_SCHEMES
        except ImportError:
            return paths
        if "deb_system" in INSTALL_SCHEMES or "unix_local" in INSTALL_SCHEMES:
            local = sys.prefix + "/local"
            packages = "%s/lib/python%d.%d/dist-packages" % ((local,) + tuple(sys.version_info[:2]))
            paths.update(purelib=packages, platlib=packages, scripts=local + "/bin", data=local)
    return paths


wide_pointers = sys.maxsize > 2**32
known_schemes = sysconfig.get_scheme_names()
say("executable", executable)
say("base_executable", getattr(sys, "_base_executable", None) or executable)
say("prefix", sys.prefix)
say("base_prefix", sys.base_prefix)
say("stdlib", sysconfig.get_path("stdlib"))
say("implementation", sys.implementation.name)
say("marker.implementation_name", sys.implementation.name)
say("marker.implementation_version", implementation_version())
say("marker.os_name", os.name)
say_platform()
say("marker.sys_platform", sys.platform)
say("ext_suffix", sysconfig.get_config_var("EXT_SUFFIX") or "")
debug = sysconfig.get_config_var("Py_DEBUG")
say("debug", int(bool(hasattr(sys, "gettotalrefcount") if debug is None else debug)))
say("free_threaded", int(bool(sysconfig.get_config_var("Py_GIL_DISABLED"))))
system_tag = sysconfig.get_platform().replace("-", "_").replace(".", "_")
say("platform_tag", system_tag)
if system_tag.startswith("linux_"):
    arch = system_tag[6:]
    if not wide_pointers:
        arch = {"x86_64": "i686", "aarch64": "armv8l"}.get(arch, arch)
    say("arch", arch)
    say("libc", libc(arch))
elif sys.platform == "darwin":
    say("mac", mac())

say_paths("paths", main_paths())
say_paths("prefix_layout", relative(scheme("prefix")), strip=True)
venv = "venv" if "venv" in known_schemes else "posix_prefix" if os.name == "posix" else os.name
if sys.implementation.name == "pypy" and "venv" not in known_schemes:
    venv = scheme("prefix")
say_paths("venv_layout", relative(venv), strip=True)
say_paths("user", sysconfig.get_paths(scheme("user")))
sys.stdout.buffer.write("".join(lines).encode("utf-8", "surrogateescape"))
