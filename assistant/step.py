"""A message understood, before it is answered."""

from dataclasses import dataclass
from datetime import date

from assistant.conversation import Conversation
from assistant.guard.harm import Harm
from assistant.request import Request
from assistant.speech.speech import ENGLISH, Speech
from assistant.understanding.remembering import MemoryWish
from ranking.ranked import Profile
from retrieval.product import Product


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A message understood, before it is answered."""

    message: str
    conversation: Conversation
    request: Request
    shown: tuple[Product, ...]
    named: tuple[Product, ...]
    """What the message is about and is not on the shelf."""
    profile: Profile
    k: int
    today: date
    answers_options: bool = False
    """Whether the message answers an open question for a size or a colour."""
    say: Speech = ENGLISH
    """Says things in the shopper's language."""
    memory: MemoryWish | None = None
    """What the message wants of the shop's memory from now on."""
    harm: Harm | None = None
    """What the message asks for that is not granted, where a rule has a name for it."""
    turn_id: str = ""
    user_id: str | None = None
    """Who is asking, whether or not their history counts; None for nobody in particular."""
    customer_id: str | None = None
    """Who the shopper has proved to be, or is signed in as."""

    @property
    def pointed(self) -> tuple[Product, ...]:
        """The products that the message is about."""
        return self.named or tuple(
            self.shown[position - 1] for position in self.request.refers_to if position <= len(self.shown)
        )
