"""The key of a shop: what its cookies are signed with, so that nobody can make one up."""

import os
import secrets
from pathlib import Path

from retrieval.errors import HomeError

FILE_NAME = "session.key"
_BYTES = 32


def shop_key(home: Path) -> bytes:
    """The key in a shop's data folder, made at first use and readable by its owner alone.

    Raises:
        HomeError: it can be neither read nor made.
    """
    path = home / FILE_NAME
    try:
        if not path.exists():
            _make(path)
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError) as error:
        raise HomeError(
            f"The key {path} cannot be read: {error}. Remove it; a new one is made, and guests start anew."
        ) from None
    if len(key) < _BYTES:
        raise HomeError(
            f"The key {path} has {len(key)} bytes, not {_BYTES}. Remove it; a new one is made, and guests start anew."
        )
    return key


def _make(path: Path) -> None:
    """Written whole and put in place at once: two that start together end with one key."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{FILE_NAME}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(_BYTES))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
