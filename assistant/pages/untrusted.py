"""What of a page may be quoted: text for shoppers, never words to an assistant or markup."""

import re

from retrieval.passage_search import headings
from retrieval.product import Passage

_TO_A_MACHINE = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instructions?|rules?|prompts?|guidelines?|above|"
    r"previous)\b|\b(?:system|hidden|developer) (?:prompt|message|instructions?)\b|"
    r"\b(?:dear |to the |hey |attention,? |note to )?(?:ai|llm|chat ?bot|language model|assistant|gpt|agent)s?\s*[:,]|"
    r"\bas an? (?:ai|language model)|\byou are (?:now )?(?:an? |the )?(?:ai|assistant|chat ?bot|language model|admin|"
    r"dan)\b|"
    r"\b(?:tell|say to|inform|reply to|answer|respond to) (?:the |every |all )?(?:shoppers?|customers?|users?)\b.{0,60}"
    r"\b(?:that|free|discount|code|link|http)|<\|?(?:im_start|im_end|system|user|assistant)|\[/?INST\]|"
    r"</?(?:system|script|instructions?)\b",
    re.I,
)


def speaks_to_shoppers(passage: Passage) -> bool:
    """Whether a passage may be quoted: nowhere does it give orders to an assistant."""
    return _TO_A_MACHINE.search(f"{headings(passage)}. {passage.text}") is None
