"""Who may come in at a door, and who they are: keys, host names, the origins of web pages, guests."""

import hmac
import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urlsplit

from assistant.settings import DoorSettings
from ui.doors.problems import DoorError
from ui.identity.sign_in import LONGEST_ID
from ui.identity.visitors import NOBODY, Visitors

GUEST_HEADER = "X-Shelftalker-Guest"
_LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})

Access = Literal["open", "page", "key"]
"""Who an address is for where the shop has keys: everybody, pages of the listed origins, or holders of a key alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who asks at a door."""

    user_id: str
    """The shopper: an account, or a guest."""
    ids: frozenset[str]
    """All ids whose conversations are the caller's own."""
    signed_in: bool = False
    with_key: bool = False
    new_pass: str | None = None
    """The pass of a guest who has just been made, for somebody nobody knew."""

    def named(self, user_id: str | None, *, signed_in: bool = False) -> "Caller":
        """The caller as somebody that it names.

        Raises:
            DoorError: it names somebody and has no key.
        """
        if user_id is None and not signed_in:
            return self
        if not self.with_key:
            raise DoorError("not_allowed", "Only a caller with a key may say who the shopper is. Leave out user_id.")
        if user_id is None:
            raise DoorError("invalid", "signed_in says that user_id was checked; give user_id too.")
        return replace(self, user_id=user_id, ids=frozenset({user_id}), signed_in=signed_in, new_pass=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What the gate looks at of a request."""

    headers: Mapping[str, str]
    """By lower-case name."""
    cookies: Mapping[str, str]

    @property
    def host(self) -> str:
        """The name and port that the caller used."""
        return self.headers.get("host", "")

    @property
    def origin(self) -> str | None:
        """The origin of the web page that asks; None for what is no page of another site."""
        return self.headers.get("origin")

    @property
    def from_own_page(self) -> bool:
        """Whether it comes from a page that this server served, or from no page at all."""
        if self.headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
            return False
        return self.origin is None or urlsplit(self.origin).netloc == self.host


class Gate:
    """Lets callers in, or says why not."""

    def __init__(self, settings: DoorSettings, visitors: Visitors, host: str) -> None:
        """Keep the rules.

        Args:
            settings: keys and origins.
            visitors: tells who a browser's cookies say it is.
            host: the address that is listened on.
        """
        self._keys = tuple(key.get_secret_value().encode() for key in settings.keys)
        self._origins = frozenset(settings.origins)
        self._visitors, self._host = visitors, host

    def admit(self, came: Came, access: Access) -> Caller:
        """Who a request comes from.

        Raises:
            DoorError: it may not come in.
        """
        with_key = self._has_key(came.headers.get("authorization"))
        if not self._keys:
            self._see_local(came)
        elif not (with_key or access == "open" or (access == "page" and came.origin in self._origins)):
            raise DoorError("key_needed", "Send one of the shop's keys (doors.keys) as Authorization: Bearer KEY.")
        if not with_key and came.origin is not None and not self._known(came):
            raise DoorError(
                "not_allowed",
                f"Pages of {came.origin[:100]} may not ask here. The shop lists the sites that may in doors.origins.",
            )
        return self._caller(came, with_key=with_key)

    def _has_key(self, authorization: str | None) -> bool:
        """Whether one of the keys is shown; a wrong one is not passed over in silence."""
        if not self._keys or authorization is None:
            return False
        scheme, _, given = authorization.partition(" ")
        shown = given.strip().encode(errors="replace")
        # every key is compared, so that time tells nothing
        matches = [hmac.compare_digest(shown, key) for key in self._keys]
        if scheme.lower() != "bearer" or not any(matches):
            raise DoorError("key_needed", "The key is not one of the shop's. Send it as Authorization: Bearer KEY.")
        return True

    def _see_local(self, came: Came) -> None:
        if not is_loopback(self._host):
            raise DoorError(
                "not_allowed",
                f"The doors are shut: the shop listens on {self._host}, which other machines reach, and has no keys. "
                "Set doors.keys, or serve on 127.0.0.1.",
            )
        name = _host_name(came.host)
        if name not in _LOCAL_NAMES and name != self._host.lower():
            raise DoorError(
                "wrong_host",
                f"Without keys the doors answer as localhost alone, not as {came.host[:100] or 'nothing'}. "
                "Ask 127.0.0.1, or set doors.keys.",
            )

    def _known(self, came: Came) -> bool:
        return came.origin in self._origins or came.from_own_page

    def _caller(self, came: Came, *, with_key: bool) -> Caller:
        identity = self._visitors.of(came.headers, came.cookies) if came.from_own_page else NOBODY
        guest = self._visitors.guests.read(came.headers.get(GUEST_HEADER.lower()))
        user_id = identity.user_id if identity.signed_in else guest or identity.user_id
        new_pass = None if user_id else self._visitors.guests.new()
        user_id = user_id or self._visitors.guests.read(new_pass)
        assert user_id is not None
        return Caller(
            user_id=user_id[:LONGEST_ID],
            ids=identity.ids | {user_id, *filter(None, [guest])},
            signed_in=identity.signed_in,
            with_key=with_key,
            new_pass=new_pass,
        )


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches what listens on an address."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _host_name(host: str) -> str:
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""
