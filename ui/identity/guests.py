"""Guests by a signed cookie: the same browser is the same guest, and nobody can be another by making up a cookie."""

import hmac
import secrets
from hashlib import sha256

GUEST = "guest-"
COOKIE = "shelftalker_guest"
YEAR_S = 365 * 24 * 3_600


class Guests:
    """Makes and reads the passes of guests."""

    def __init__(self, key: bytes) -> None:
        """Keep the shop's key."""
        self._key = key

    def new(self) -> str:
        """The pass of a new guest: an id and its signature."""
        guest = secrets.token_hex(12)
        return f"{guest}.{self._signature(guest)}"

    def read(self, value: str | None) -> str | None:
        """The user id of a pass; None for one that this shop did not make."""
        guest, _, signature = (value or "").partition(".")
        if not guest or not hmac.compare_digest(signature.encode(), self._signature(guest).encode()):
            return None
        return f"{GUEST}{guest}"

    def _signature(self, guest: str) -> str:
        return hmac.new(self._key, b"guest:" + guest.encode(), sha256).hexdigest()
