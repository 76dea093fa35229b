"""What is said instead of what is not done: one polite line and a way on."""

from assistant.answers.answer import Answer
from assistant.guard.harm import Harm
from assistant.guard.limits import Refusal
from assistant.speech.speech import ENGLISH, Speech


def refused(harm: Harm | None, say: Speech = ENGLISH) -> Answer:
    """The answer to a wish that is not granted; None is one that no rule has a name for."""
    form = "other" if harm is None or harm == "orders" else harm
    return Answer(sentences=(say("guard.refused", form=form),), outcome="refused")


def limited(refusal: Refusal, say: Speech = ENGLISH) -> Answer:
    """The answer to a message beyond a limit: which one, and when to ask again."""
    match refusal.limit:
        case "length":
            said = say("limits.length", characters=refusal.number, most=refusal.most)
        case "minute":
            said = say("limits.minute", n=refusal.number)
        case "day":
            said = say("limits.day", n=refusal.number, most=refusal.most)
        case "shop":
            said = say("limits.shop", n=refusal.number)
    return Answer(sentences=(said,))
