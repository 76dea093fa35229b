"""What can be said next: every message that is suggested leads somewhere."""

import pytest

from assistant.assistant import Asked
from assistant.speech.speech import ENGLISH, Speech
from assistant.suggestions import suggestions
from assistant.turns import Choice, Done, Turn
from ui.next_row import next_row

TALKS = [
    ["a table lamp"],
    ["a table lamp", "compare the first two"],
    ["a table lamp", "how tall is the second one?"],
    ["a mug", "add the first one to my cart"],
    ["a chainsaw"],
    ["hello"],
    ["how long do I have to send something back?"],
    ["台灯"],
    ["台灯", "第一个多少钱"],
]


def told(shop, messages, user_id=None):
    turns: list[Turn] = []
    assistant = shop.assistant(with_model=False, limited=False)
    for message in messages:
        asked = Asked(message=message, turns=tuple(turns), user_id=user_id, signed_in=user_id is not None)
        done = list(assistant.reply(asked))[-1]
        assert isinstance(done, Done)
        turns.append(done.turn)
    return turns


def suggested(shop, turn):
    say = Speech(turn.language)
    known = shop.catalogue.get(turn.shown)
    return suggestions(turn, [known[key] for key in turn.shown], shop.examples(say), say)


@pytest.mark.parametrize("messages", TALKS, ids=" / ".join)
def test_every_suggestion_leads_somewhere(shop, messages):
    turns = told(shop, messages)
    offered = suggested(shop, turns[-1])
    assert 2 <= len(offered) <= 4
    for message in offered:
        turn = told(shop, [*messages, message])[-1]
        assert turn.outcome in ("answered", "asked", "done"), message
        assert not turn.no_match, message
        assert turn.shown or turn.cart, message
        assert turn.language == turns[-1].language, message


@pytest.mark.parametrize("message", ["where is order #T1002?", "where is order #T1003?", "订单#T1002的状态"])
def test_every_suggestion_after_an_order_leads_somewhere(shop, message):
    messages = [message]
    for message in suggested(shop, told(shop, messages, "ada")[-1]):
        turn = told(shop, [*messages, message], "ada")[-1]
        assert turn.request.intent in ("order", "store_question"), message
        assert turn.outcome == "answered", message


def test_what_is_limited_already_is_not_suggested_again(shop):
    assert not any(text.startswith("up to") for text in suggested(shop, told(shop, ["a table lamp under $130"])[-1]))


def test_replies_to_a_question_come_first():
    html = next_row([Choice(label="red", message="the red one")], ["cheapest first"])
    assert html.index('data-say="the red one"') < html.index('data-say="cheapest first"')


def test_the_browsers_voice_is_hidden_until_the_browser_has_one():
    html = next_row((), (), ENGLISH)
    assert html.count(" hidden ") == 2
    assert 'aria-label="Dictate"' in html
