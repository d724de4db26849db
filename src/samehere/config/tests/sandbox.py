"""Keeps a test run to itself: a data folder of its own, no network, repeatable examples.

A pytest plug-in (named in pyproject.toml) and not a conftest.py, because it has to stand before
the settings are read: they make the data folder and the secret key.
"""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

import hypothesis

SPARED = frozenset({"SAMEHERE_CHROMIUM"})


class OutsideNetwork(RuntimeError):
    """A test tried to reach another machine."""

    def __init__(self, address: object) -> None:
        super().__init__(f"Tests must not use the network, yet one connects to {address!r}.")


def _own_environment() -> None:
    for name in list(os.environ):
        if name.startswith("SAMEHERE_") and name not in SPARED:
            del os.environ[name]
    folder = Path(tempfile.mkdtemp(prefix="samehere-tests-"))
    os.environ["SAMEHERE_DATA"] = str(folder)
    atexit.register(_remove, folder, os.getpid())


def _remove(folder: Path, owner: int) -> None:
    # A forked child runs this as well, and the folder is not the child's to remove.
    if os.getpid() == owner:
        shutil.rmtree(folder, ignore_errors=True)


def _stay_on_this_machine(event: str, arguments: tuple[object, ...]) -> None:
    if event != "socket.connect":
        return
    address = arguments[1]
    if isinstance(address, tuple) and not _is_loopback(str(address[0])):
        raise OutsideNetwork(address)


def _is_loopback(host: str) -> bool:
    return host in {"localhost", "::1"} or host.startswith("127.")


_own_environment()
sys.addaudithook(_stay_on_this_machine)

hypothesis.settings.register_profile("here", deadline=None)
# The same examples at each run: a red build must say something about the change, not about luck.
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")
