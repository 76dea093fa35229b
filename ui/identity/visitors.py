"""Who a request comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.settings import ServeSettings
from ui.identity.guests import COOKIE, Guests
from ui.identity.key import shop_key
from ui.identity.sign_in import Credentials, SignIn, sign_in_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who somebody is to the shop."""

    user_id: str | None
    """The account signed in, or the guest; None where the browser keeps no cookie."""
    signed_in: bool = False
    guest_id: str | None = None
    """The guest that this browser was before signing in, and is again after it."""

    @property
    def ids(self) -> frozenset[str]:
        """All ids whose conversations are this person's own."""
        return frozenset(filter(None, (self.user_id, self.guest_id)))


NOBODY = Identity(user_id=None)


class Visitors:
    """Reads who a request comes from off its headers and cookies."""

    def __init__(self, guests: Guests, sign_in: SignIn | None) -> None:
        """Keep the parts."""
        self.guests, self.sign_in = guests, sign_in

    def of(self, headers: Mapping[str, str], cookies: Mapping[str, str]) -> Identity:
        """The identity behind a request."""
        guest_id = self.guests.read(cookies.get(COOKIE))
        account = self.sign_in.who(Credentials(headers, cookies)) if self.sign_in else None
        return Identity(user_id=account or guest_id, signed_in=account is not None, guest_id=guest_id)


def visitors_of(home: Path, settings: ServeSettings) -> Visitors:
    """The visitors of a shop.

    Raises:
        HomeError: the shop's key can be neither read nor made.
    """
    return Visitors(Guests(shop_key(home)), sign_in_of(settings))
