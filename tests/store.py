"""A name and how to make what it names; the same bytes out, made once in a run by the process that asks first."""

import fcntl
import os
import pickle
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import pytest

Made = TypeVar("Made")
FOLDER: list[Path] = []


def use(factory: pytest.TempPathFactory) -> None:
    """One folder for all processes of a run, under the folder that they share; empty when the run begins."""
    base = factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "once"
    folder.mkdir(exist_ok=True)
    FOLDER[:] = [folder]


def place(name: str, make: Callable[[Path], object]) -> Path:
    """Where the file of this name lies; `make(path)` writes it. Who comes second waits for who came first."""
    found = FOLDER[0] / sha256(name.encode()).hexdigest()
    if not found.exists():
        with found.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not found.exists():
                # Under its own name only when it is whole.
                part = found.with_suffix(".part")
                make(part)
                part.replace(found)
    return found


def file(name: str, make: Callable[[], bytes]) -> bytes:
    """The bytes of this name."""
    return place(name, lambda path: path.write_bytes(make())).read_bytes()


def thing(name: str, make: Callable[[], Made]) -> Made:
    """The object of this name; each process reads its own copy."""
    made: Made = pickle.loads(file(name, lambda: pickle.dumps(make())))
    return made
