"""The build backend inside the source distributions that tests make. Needs nothing installed."""

import base64
import hashlib
import os
import sys
import zipfile

BACKEND = os.path.basename(__file__)


def _fail_if_asked():
    if os.path.exists("FAIL"):
        with open("FAIL") as file:
            sys.stderr.write(file.read() + "\n")
        raise RuntimeError("the build was asked to fail")


def _metadata():
    _fail_if_asked()
    with open("PKG-INFO", "rb") as file:
        data = file.read()
    fields = dict(
        line.split(": ", 1) for line in data.decode().splitlines() if ": " in line
    )
    stem = fields["Name"].lower().replace("-", "_").replace(".", "_")
    return data, stem + "-" + fields["Version"].replace("-", "_")


def _wheel_file():
    return b"Wheel-Version: 1.0\nGenerator: puffin-tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def _prepare(metadata_directory, config_settings=None):
    data, stem = _metadata()
    folder = stem + ".dist-info"
    os.makedirs(os.path.join(metadata_directory, folder))
    for name, content in (("METADATA", data), ("WHEEL", _wheel_file())):
        with open(os.path.join(metadata_directory, folder, name), "wb") as file:
            file.write(content)
    return folder


if not os.path.exists("NO_PREPARE"):
    prepare_metadata_for_build_wheel = _prepare
    prepare_metadata_for_build_editable = _prepare


def get_requires_for_build_wheel(config_settings=None):
    if os.path.exists("BUILD_REQUIRES"):
        with open("BUILD_REQUIRES") as file:
            return file.read().split("\n")
    return []


get_requires_for_build_editable = get_requires_for_build_wheel


def _modules():
    for folder, folders, names in os.walk("."):
        folders[:] = sorted(f for f in folders if f not in ("__pycache__", ".git"))
        for name in sorted(names):
            path = os.path.relpath(os.path.join(folder, name), ".")
            if path.endswith(".py") and path not in (BACKEND, "setup.py"):
                yield path.replace(os.sep, "/")


def _write(wheel_directory, files):
    data, stem = _metadata()
    info = stem + ".dist-info/"
    files = dict(files)
    files[info + "METADATA"] = data
    files[info + "WHEEL"] = _wheel_file()
    record = ""
    for name, content in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest())
        record += "%s,sha256=%s,%d\n" % (name, digest.rstrip(b"=").decode(), len(content))
    files[info + "RECORD"] = (record + info + "RECORD,,\n").encode()
    filename = stem + "-py3-none-any.whl"
    with zipfile.ZipFile(os.path.join(wheel_directory, filename), "w") as wheel:
        for name, content in files.items():
            wheel.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), content)
    return filename


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    files = {}
    for path in _modules():
        with open(path, "rb") as file:
            files[path] = file.read()
    return _write(wheel_directory, files)


def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    _, stem = _metadata()
    return _write(wheel_directory, {"__editable__" + stem + ".pth": os.getcwd().encode()})
