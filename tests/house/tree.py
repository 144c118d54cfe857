"""The tree as the house tests see it: its modules, its files, its functions."""

import importlib
import inspect
import pkgutil
import re
import shutil
import subprocess
from pathlib import Path

import taonguon

ROOT = Path(__file__).resolve().parents[2]


def modules(pattern):
    """Modules of the product whose dotted name (without "taonguon.") matches the pattern, imported."""
    names = (info.name for info in pkgutil.walk_packages(taonguon.__path__, "taonguon."))
    return [importlib.import_module(name) for name in names if re.match(pattern, name.removeprefix("taonguon."))]


def functions(module):
    """Public functions defined in the module, not those it imports."""
    return [
        function
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if not name.startswith("_") and function.__module__ == module.__name__
    ]


def files():
    """What is in the repository or about to be: everything git does not ignore."""
    git = shutil.which("git")
    command = [git, "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for name in listing.split("\0") if name and (path := ROOT / name).is_file()]
