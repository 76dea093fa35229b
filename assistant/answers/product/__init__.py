"""Questions about products: yes, no, or "the listing doesn't say", from columns, text and reviews; never a guess."""

from assistant.answers.product.answer import product_answer
from assistant.answers.product.several import asks_most, asks_of_all, several_answer
from assistant.answers.product.which import which_one

__all__ = ["asks_most", "asks_of_all", "product_answer", "several_answer", "which_one"]
