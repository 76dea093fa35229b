"""Who may see the shop's page: whoever knows its password, for as long as the pass they got holds."""

import hmac
import threading
import time
from collections import deque
from collections.abc import Callable
from hashlib import sha256
from typing import Literal

COOKIE = "shelftalker_shop"
PASS_S = 12 * 3_600
MOST_TRIES = 5
"""Wrong passwords from one address in a minute."""
MOST_OF_ALL = 30
"""Wrong passwords from everywhere in a minute."""
_MINUTE_S = 60.0
_LONGEST = 200
"""Characters of a password that is looked at."""

Tried = Literal["opens", "wrong", "too many"]
"""What comes of a try: nothing is looked at after too many."""


class Door:
    """Lets in by password, and knows again by a signed pass. A new password makes all passes void."""

    def __init__(self, key: bytes, password: str, clock: Callable[[], float] = time.time) -> None:
        """Keep the shop's key and its password."""
        self._password = sha256(password.encode()).digest()
        self._key = hmac.new(key, b"shop page:" + self._password, sha256).digest()
        self._clock = clock
        self._lock = threading.Lock()
        self._wrong: deque[tuple[float, str]] = deque()

    def tries(self, password: str, address: str) -> Tried:
        """Try a password from an address; as slow for a near miss as for any other."""
        given = sha256(password[:_LONGEST].encode(errors="replace")).digest()
        with self._lock:
            while self._wrong and self._wrong[0][0] <= self._clock() - _MINUTE_S:
                self._wrong.popleft()
            mine = sum(each == address for _, each in self._wrong)
            if mine >= MOST_TRIES or len(self._wrong) >= MOST_OF_ALL:
                return "too many"
            if hmac.compare_digest(given, self._password):
                return "opens"
            self._wrong.append((self._clock(), address))
            return "wrong"

    def new_pass(self) -> str:
        """A pass: until when it holds, and its signature."""
        until = str(int(self._clock()) + PASS_S)
        return f"{until}.{self._signature(until)}"

    def knows(self, value: str | None) -> bool:
        """Whether a pass was made here, with the password of now, and still holds."""
        until, _, signature = (value or "").partition(".")
        if not hmac.compare_digest(signature.encode(errors="replace"), self._signature(until).encode()):
            return False
        return int(until) > self._clock()

    def _signature(self, until: str) -> str:
        return hmac.new(self._key, until.encode(errors="replace"), sha256).hexdigest()
