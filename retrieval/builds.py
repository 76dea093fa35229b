"""Index builds: each in a folder of its own, one of them in service, swapped by one rename; one process at a time."""

import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import IO

from retrieval.errors import HomeError
from retrieval.home import Home

POINTER = "index.json"
FORMAT = 3
"""What a build consists of and how its words were mined. One of another format is not used: `index` makes a new one."""
_MATRIX = "vectors.npy"
WAIT_S = 10.0
"""How long a second process waits for the first before it gives up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """One build of the index."""

    number: int
    encoder: str
    revision: int
    """Revision of the catalogue it was made from."""
    families: int
    reviews: int
    passages: int
    format: int = 1
    """1 is what builds were before they said so."""

    def chroma(self, home: Home) -> Path:
        """Its vectors."""
        return home.chroma / f"{self.number:04d}"

    def lexical(self, home: Home) -> Path:
        """Its lexical index."""
        return home.lexical / f"{self.number:04d}"

    def matrix(self, home: Home) -> Path:
        """The unit vectors of its families: float32 of shape (families, d), in the order of the lexical index."""
        return self.lexical(home) / _MATRIX

    def is_whole(self, home: Home) -> bool:
        """Whether it is of this program's format and all there: a folder may have been deleted by hand."""
        return self.format == FORMAT and self.chroma(home).is_dir() and self.matrix(home).is_file()


def in_service(home: Home) -> Build | None:
    """The build that serves; None before the first."""
    try:
        stated = json.loads((home.path / POINTER).read_text(encoding="utf-8"))
        return Build(**{each.name: stated[each.name] for each in fields(Build) if each.name in stated})
    except FileNotFoundError:
        return None
    except (ValueError, TypeError) as error:
        raise HomeError(f"{home.path / POINTER} is damaged. Delete it and run: shelftalker index.") from error


def next_number(home: Home) -> int:
    """A number no build has had, after clearing away what a killed build left."""
    current = in_service(home)
    number = current.number + 1 if current else 1
    for root in (home.chroma, home.lexical):
        shutil.rmtree(root / f"{number:04d}", ignore_errors=True)
    return number


def put_in_service(home: Home, build: Build) -> None:
    """Swap a finished build in. Until the rename the old one serves; after it, the new one."""
    draft = home.path / f".{POINTER}.{os.getpid()}"
    with draft.open("w", encoding="utf-8") as file:
        json.dump(asdict(build), file)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(home.path / POINTER)


def remove_others(home: Home, kept: int) -> None:
    """Delete builds that no process has open."""
    for root in (home.chroma, home.lexical):
        for folder in sorted(root.glob("[0-9]*")):
            if folder.is_dir() and int(folder.name) != kept and not _is_open(home, folder.name):
                shutil.rmtree(folder, ignore_errors=True)


def _lock_path(home: Home, name: str) -> Path:
    try:
        home.chroma.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise HomeError(f"{home.chroma} cannot be used as a folder ({error.strerror}). Move it away.") from error
    return home.chroma / f"{name}.lock"


def _is_open(home: Home, name: str) -> bool:
    path = _lock_path(home, name)
    with path.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
    path.unlink(missing_ok=True)
    return False


def hold(home: Home, name: str, *, wait_s: float = WAIT_S) -> IO[str]:
    """Take the lock of a build (or of "building"); held until the file returned is closed or the process ends.

    Raises:
        HomeError: another process holds it and does not let go in time.
    """
    file = _lock_path(home, name).open("a+")
    deadline = time.monotonic() + wait_s
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            break
        except OSError as error:
            if time.monotonic() > deadline:
                file.seek(0)
                holder = file.read().strip() or "another process"
                file.close()
                raise HomeError(
                    f"The index in {home.path} is in use by process {holder}. Stop it, or ask it instead: "
                    "one process at a time may open the vector store."
                ) from error
            time.sleep(0.05)
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()
    return file


@contextmanager
def building(home: Home) -> Iterator[None]:
    """Keeps two index runs apart."""
    file = hold(home, "building")
    try:
        yield
    finally:
        file.close()
