"""What identifies a person, left out of what a shopkeeper reads."""

import re

_MAIL = re.compile(r"([A-Za-z0-9])[A-Za-z0-9._%+'-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_LONG_NUMBER = re.compile(r"(?<![\w#])\+?\d(?:[ -]?\d){8,}(?!\w)")
"""Telephone and card numbers; order numbers are shorter."""
_SHORT = 8


def masked(text: str) -> str:
    """A text without e-mail addresses and long numbers."""
    return _LONG_NUMBER.sub(lambda found: f"…{found.group()[-2:]}", _MAIL.sub(r"\1…@…", text))


def short_id(user_id: str | None) -> str | None:
    """So much of a user id that conversations can be told apart."""
    if user_id is None or len(user_id) <= _SHORT:
        return user_id
    kind, dash, rest = user_id.partition("-")
    return f"{kind}-{rest[:4]}…" if dash and len(kind) < _SHORT else f"{user_id[:4]}…"
