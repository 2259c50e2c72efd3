"""Calls one hook of a build backend (PEP 517, PEP 660) in the folder of the project.

usage: hook.py RESULT BACKEND BACKEND_PATH HOOK FOLDER [KEY=VALUE ...]

RESULT is the file for the answer: `returned` and then what the hook returned, or `absent` if the
backend has no such hook; one text per line, in UTF-8. BACKEND_PATH is joined as PATH is. FOLDER is
where the hook puts what it makes, empty if it makes nothing. A hook that fails ends this program
with its traceback.
"""

import importlib
import os
import sys


def load(backend, backend_path):
    module_name, _, attributes = backend.partition(":")
    found = importlib.import_module(module_name)
    if backend_path:
        check_origin(found, backend_path)
    for attribute in filter(None, attributes.split(".")):
        found = getattr(found, attribute)
    return found


def check_origin(module, backend_path):
    origin = os.path.realpath(getattr(module, "__file__", None) or os.devnull)
    for folder in backend_path:
        if origin.startswith(os.path.join(os.path.realpath(folder), "")):
            return
    raise ImportError("%s was not loaded from backend-path but from %s" % (module.__name__, origin))


def config_settings(pairs):
    settings = {}
    for pair in pairs:
        key, _, value = pair.partition("=")
        if key not in settings:
            settings[key] = value
        elif isinstance(settings[key], list):
            settings[key].append(value)
        else:
            settings[key] = [settings[key], value]
    return settings


def call(hook, folder, settings):
    return [hook(folder, settings)] if folder else list(hook(settings))


def write(result, lines):
    with open(result, "wb") as file:
        file.write("\n".join(lines).encode("utf-8", "replace"))


def main(result, backend, backend_path, name, folder, *pairs):
    paths = [path for path in backend_path.split(os.pathsep) if path]
    sys.path[0:1] = paths  # in place of the folder of this script
    hook = getattr(load(backend, paths), name, None)
    if hook is None:
        write(result, ["absent"])
        return
    values = call(hook, folder, config_settings(pairs))
    write(result, ["returned"] + [" ".join(value.split()) for value in values])


if __name__ == "__main__":
    main(*sys.argv[1:])
