"""A question about one product that does not tell which."""

from assistant.answers.answer import Answer
from assistant.speech.speech import ENGLISH, Speech


def which_one(say: Speech = ENGLISH) -> Answer:
    """The answer to a question that points at no product on the shelf."""
    return Answer(sentences=(say("product.which"),), outcome="asked")
