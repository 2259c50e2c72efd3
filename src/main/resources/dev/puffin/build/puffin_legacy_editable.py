"""A PEP 660 backend for setuptools versions that have none (before 64).

The wheel holds the project's metadata and a .pth file with the folder that `setup.py develop` finds.
"""

import base64
import hashlib
import os
import re
import subprocess
import sys
import tempfile
import zipfile

from setuptools import build_meta

LEGACY = build_meta.__legacy__
SETUP = (
    "import setuptools, sys, tokenize\n"
    "__file__ = sys.argv[0] = 'setup.py'\n"
    "with tokenize.open(__file__) as file:\n"
    "    exec(compile(file.read(), __file__, 'exec'))\n"
)


def get_requires_for_build_editable(config_settings=None):
    return LEGACY.get_requires_for_build_wheel(config_settings)


def prepare_metadata_for_build_editable(metadata_directory, config_settings=None):
    return LEGACY.prepare_metadata_for_build_wheel(metadata_directory, config_settings)


def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    with tempfile.TemporaryDirectory() as folder:
        info = prepare_metadata_for_build_editable(folder, config_settings)
        found = read_tree(os.path.join(folder, info))
    stem = file_stem(found["METADATA"].decode("utf-8"))
    info = stem + ".dist-info"  # the dist_info command of old versions leaves out the version
    files = {info + "/" + name: content for name, content in found.items()}
    files["__editable__.%s.pth" % stem] = (develop() + "\n").encode()
    files[info + "/WHEEL"] = (
        b"Wheel-Version: 1.0\nGenerator: puffin\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    )
    filename = stem + "-0.editable-py3-none-any.whl"
    with zipfile.ZipFile(os.path.join(wheel_directory, filename), "w") as wheel:
        for name, content in sorted(files.items()):
            wheel.writestr(name, content)
        wheel.writestr(info + "/RECORD", record(files, info))
    return filename


def file_stem(metadata):
    fields = {}
    for line in metadata.splitlines():
        key, _, value = line.partition(": ")
        fields.setdefault(key, value)
    name = re.sub(r"[-_.]+", "_", fields["Name"]).lower()
    return name + "-" + fields["Version"].replace("-", "_")


def read_tree(folder):
    files = {}
    for parent, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(parent, name)
            with open(path, "rb") as file:
                files[os.path.relpath(path, folder).replace(os.sep, "/")] = file.read()
    files.pop("RECORD", None)
    return files


def develop():
    """Builds extensions in place and returns the folder that imports start from."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", SETUP, "develop", "--no-deps", "--multi-version"]
        subprocess.check_call(command + ["--install-dir", folder, "--script-dir", folder])
        for name in os.listdir(folder):
            if name.endswith(".egg-link"):
                with open(os.path.join(folder, name)) as file:
                    return os.path.abspath(file.readline().strip())
    raise RuntimeError("setup.py develop has written no .egg-link file")


def record(files, info):
    lines = []
    for name, content in sorted(files.items()):
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=")
        lines.append("%s,sha256=%s,%d\n" % (name, digest.decode("ascii"), len(content)))
    return "".join(lines) + info + "/RECORD,,\n"
