"""A journal of made-up turns."""

from datetime import datetime, timedelta

from assistant.journal import Journal
from assistant.request import Request
from assistant.turns import Timings, Turn
from retrieval.query import Filters

NOON = datetime(2026, 6, 15, 12)


class Talks:
    """Writes turns into a journal, one after the other."""

    def __init__(self, engine) -> None:
        self.engine, self.journal, self._count = engine, Journal(engine), 0

    def say(self, message="a tent", *, talk="talk", days_ago=0, ms=100.0, **more) -> Turn:
        """One turn; what belongs to its request goes there."""
        self._count += 1
        named = [name for name in ("intent", "phrase", "exclude", "search_text") if name in more]
        asked = {"intent": "recommend", **{name: more.pop(name) for name in named}}
        request = Request(filters=Filters(**more.pop("filters", {})), **asked)
        usual = {
            "shown": (),
            "answer": "",
            "user_id": "ada",
            "conversation_id": talk,
            "at": NOON - timedelta(days=days_ago),
        }
        turn = Turn(turn_id=f"t{self._count}", message=message, request=request, **{**usual, **more})
        self.journal.record(turn, Timings(products=ms / 2, first_word=ms / 2, total=ms))
        return turn
