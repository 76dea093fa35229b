"""Who asks for the shopper's page, and whether a form was sent from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from assistant.answers.profile import PAGE
from ui.identity.visitors import NOBODY, Identity, Visitors


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Whose page it is."""

    user_id: str | None
    """None for a browser that the shop does not know: there is nothing to show it."""
    identity: Identity = NOBODY
    person: str = ""
    """The id of the person picked in a demonstration; "" for the visitor's own self."""

    @property
    def signed_in(self) -> bool:
        """Whether the shop knows their name and orders."""
        return bool(self.person) or self.identity.signed_in

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids of theirs in this browser: the account, and the guest that it was before."""
        return (self.person,) if self.person else tuple(sorted(self.identity.ids))

    def path(self, below: str = "", **query: str) -> str:
        """A path of this page for the same person."""
        asked = {**({"person": self.person} if self.person else {}), **query}
        return f"{PAGE}{below}{f'?{urlencode(asked)}' if asked else ''}"


def asker_of(
    visitors: Visitors, people: Sequence[str], headers: Mapping[str, str], cookies: Mapping[str, str], person: str
) -> Asker:
    """Whose page a request asks for.

    Args:
        visitors: reads who is asking.
        people: the ids of those whom any visitor may be, for demonstrations.
        headers: of the request.
        cookies: of the request.
        person: whom the request names; anybody else than one of `people` is nobody.
    """
    if person:
        return Asker(user_id=person, person=person) if person in people else Asker(user_id=None)
    identity = visitors.of(headers, cookies)
    return Asker(user_id=identity.user_id, identity=identity)


def is_from_here(headers: Mapping[str, str]) -> bool:
    """Whether a form was sent by a page of this server: browsers say where each comes from."""
    host = headers.get("host", "")
    return bool(host) and urlsplit(headers.get("origin", "")).netloc == host
