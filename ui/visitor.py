"""Who is at the page, and what it is drawn in."""

from dataclasses import dataclass

from assistant.speech.speech import Speech
from ui.identity.guests import GUEST
from ui.identity.visitors import NOBODY, Identity
from ui.page_language import BY_DEFAULT, PageLanguage


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who is at the page."""

    session: str
    """The tab: one answer at a time is given to it."""
    person: str = ""
    """The id of the person picked, for demonstrations; "" is the visitor's own self."""
    identity: Identity = NOBODY
    """Who the browser's cookies say it is."""
    page: PageLanguage = BY_DEFAULT
    """What the page is drawn in."""

    @property
    def owner(self) -> str:
        """Whose the conversations are: the account, or the guest of this browser or, without cookies, of this tab."""
        return self.identity.user_id or f"{GUEST}{self.session}"

    @property
    def ids(self) -> frozenset[str]:
        """All owners whose conversations are this visitor's own."""
        return frozenset({*self.identity.ids, f"{GUEST}{self.session}"})

    @property
    def say(self) -> Speech:
        """Says things in the page's language."""
        return Speech(self.page.language)
