"""The door for clients of chat completions, with the official client at a real server."""

import openai
import pytest
from fastapi.testclient import TestClient

from assistant.guard.limits import Limits
from assistant.settings import LimitSettings
from tests.ui.doors.conftest import KEY, LOCAL
from ui.doors.gate import GUEST_HEADER

MODEL = "shelftalker"


@pytest.fixture
def client(served):
    with openai.OpenAI(base_url=f"{served()}/v1", api_key="none", max_retries=0) as client:
        yield client


@pytest.fixture
def keyed(served):
    with openai.OpenAI(base_url=f"{served(keys=(KEY,))}/v1", api_key=KEY, max_retries=0) as client:
        yield client


class Talk:
    """A chat client: it keeps the messages, and no ids."""

    def __init__(self, client, **more) -> None:
        self.client, self.more = client, more
        self.messages = [{"role": "system", "content": "You are a pirate."}]

    def say(self, text):
        self.messages.append({"role": "user", "content": text})
        answer = self.client.chat.completions.create(model=MODEL, messages=self.messages, **self.more)
        self.messages.append({"role": "assistant", "content": answer.choices[0].message.content})
        return answer

    def forget(self):
        """Words of the answers are changed, so that the conversation is not known any more."""
        for message in self.messages:
            if message["role"] == "assistant":
                message["content"] += " (edited)"


def ids(answer):
    return [product["product_id"] for product in answer.shelftalker["products"]]


def in_cart(answer):
    return [(line["product_id"], line["quantity"]) for line in answer.shelftalker["cart"]["lines"]]


def test_the_models(client):
    assert [model.id for model in client.models.list()] == [MODEL]
    assert client.models.retrieve(MODEL).id == MODEL


def test_an_answer_ends_with_its_products(client):
    answer = Talk(client, temperature=0.2, tools=[], seed=1).say("a table lamp under $40")
    text, _, products = answer.choices[0].message.content.partition("\n\n")
    assert text.startswith("Three table lamps up to $40.")
    assert products.splitlines() == ["1. Table lamp red, $18", "2. Table lamp blue, $24", "3. Table lamp green, $30"]
    assert ids(answer) == ["lamp-1", "lamp-2", "lamp-3"]
    assert answer.choices[0].finish_reason == "stop"


def test_a_product_has_its_link_and_only_one_to_the_web(client):
    text = Talk(client).say("a black table lamp over $100").choices[0].message.content
    assert "Table lamp black, $120 https://example.com/lamp-4" in text
    assert "javascript" not in Talk(client).say("a mug").choices[0].message.content


def test_ways_on_stand_below_where_there_are_no_chips_to_press(client):
    text = Talk(client).say("recommend me something").choices[0].message.content
    assert "You can say “" in text
    assert "“what's popular in Home?”" in text


def test_a_stream_is_the_same_answer_and_brings_the_products_first(client):
    messages = [{"role": "user", "content": "a table lamp under $40"}]
    chunks = list(client.chat.completions.create(model=MODEL, messages=messages, stream=True))
    assert [product["product_id"] for product in chunks[0].shelftalker["products"]] == ["lamp-1", "lamp-2", "lamp-3"]
    assert chunks[0].choices[0].delta.role == "assistant"
    assert chunks[-1].choices[0].finish_reason == "stop"
    streamed = "".join(chunk.choices[0].delta.content or "" for chunk in chunks)
    whole = client.chat.completions.create(model=MODEL, messages=messages)
    assert streamed == whole.choices[0].message.content


def test_a_conversation_is_found_by_what_can_be_seen(client, shop):
    talk = Talk(client)
    talk.say("a table lamp")
    assert ids(talk.say("under $25")) == ["lamp-1", "lamp-2"]
    answer = talk.say("add the second one to my cart")
    assert in_cart(answer) == [("lamp-2", 1)]
    turns = shop.journal.turns(answer.shelftalker["turns"])
    assert len(turns) == 3
    assert len({turn.user_id for turn in turns}) == 1


def test_a_conversation_that_is_not_known_leads_to_the_same_state(client):
    talk = Talk(client)
    talk.say("a table lamp")
    talk.say("under $25")
    talk.say("add the second one to my cart")
    talk.forget()
    answer = talk.say("add the first one too")
    assert in_cart(answer) == [("lamp-2", 1), ("lamp-1", 1)]


def test_content_may_come_in_parts(client):
    content = [{"type": "text", "text": "a table lamp"}, {"type": "text", "text": "under $25"}]
    answer = client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": content}])
    assert ids(answer) == ["lamp-1", "lamp-2"]


def test_going_through_a_conversation_again_notes_nothing(keyed, shop):
    talk = Talk(keyed, user="bo")
    talk.say("a table lamp")
    talk.say("add the second one to my cart")
    talk.forget()
    events, turns = len(shop.events.of_user("bo")), len(shop.journal.of_user("bo"))
    talk.say("what is in my cart?")
    assert len(shop.events.of_user("bo")) == events
    assert len(shop.journal.of_user("bo")) == turns + 1


def test_a_client_that_tries_again_puts_nothing_into_the_cart_twice(keyed, shop):
    talk = Talk(keyed, user="ada")
    third = ids(talk.say("a table lamp"))[2]
    before = [event.kind for event in shop.events.of_user("ada")].count("cart")
    talk.say("add the third one to my cart")
    del talk.messages[-2:]
    answer = talk.say("add the third one to my cart")
    assert in_cart(answer) == [(third, 1)]
    assert [event.kind for event in shop.events.of_user("ada")].count("cart") == before + 1


def test_somebody_who_says_the_same_is_not_taken_for_another(client, shop):
    mine, theirs = Talk(client), Talk(client)
    mine.say("a table lamp")
    theirs.say("a table lamp")
    one, two = mine.say("add the first one to my cart"), theirs.say("what is in my cart?")
    assert in_cart(two) == []
    users = [shop.journal.turns(answer.shelftalker["turns"])[-1].user_id for answer in (one, two)]
    assert users[0] != users[1]


def test_an_order_is_cancelled_by_a_yes_to_what_was_stated_and_never_by_going_through_it_again(client, order):
    talk = Talk(client)
    assert "yes" in talk.say(order.cancel).choices[0].message.content
    talk.forget()
    talk.say("yes")
    assert order.status == "pending"
    talk.say("yes")
    assert order.status == "cancelled"
    done = order.done
    talk.forget()
    talk.say("yes")
    assert order.done == done


def test_a_yes_that_is_gone_through_again_after_what_was_stated_does_nothing(client, order):
    talk = Talk(client)
    talk.say(order.cancel)
    talk.messages += [{"role": "user", "content": "yes"}, {"role": "assistant", "content": "Done."}]
    talk.say("a table lamp")
    assert order.status == "pending"


@pytest.mark.parametrize("more", [{}, {"stream": True}])
def test_a_model_that_there_is_not(client, more):
    with pytest.raises(openai.NotFoundError) as caught:
        client.chat.completions.create(model="gpt-4", messages=[{"role": "user", "content": "hi"}], **more)
    assert caught.value.code == "model_not_found"


@pytest.mark.parametrize(
    "messages",
    [[], [{"role": "assistant", "content": "hi"}], [{"role": "user", "content": " "}], [{"role": "nobody"}], "hi"],
)
def test_what_cannot_be_answered(client, messages):
    with pytest.raises(openai.UnprocessableEntityError) as caught:
        client.chat.completions.create(model=MODEL, messages=messages)
    assert caught.value.type == "invalid_request_error"


def test_broken_json(doored):
    door = TestClient(doored(), base_url=LOCAL)
    answer = door.post("/v1/chat/completions", content=b"{", headers={"content-type": "application/json"})
    assert answer.status_code == 400
    assert set(answer.json()["error"]) == {"message", "type", "param", "code"}


def test_a_wrong_key(served):
    with (
        openai.OpenAI(base_url=f"{served(keys=(KEY,))}/v1", api_key="wrong", max_retries=0) as client,
        pytest.raises(openai.AuthenticationError) as caught,
    ):
        client.models.list()
    assert caught.value.code == "invalid_api_key"


@pytest.mark.parametrize("stream", [False, True])
def test_the_guest_of_a_conversation_stays_its_guest(doored, stream):
    door = TestClient(doored(), base_url=LOCAL)
    messages = [{"role": "user", "content": "a table lamp"}]
    first = door.post("/v1/chat/completions", json={"model": MODEL, "messages": messages})
    messages += [first.json()["choices"][0]["message"], {"role": "user", "content": "under $25"}]
    second = door.post("/v1/chat/completions", json={"model": MODEL, "messages": messages, "stream": stream})
    assert second.headers[GUEST_HEADER] == first.headers[GUEST_HEADER]


@pytest.mark.parametrize("more", [{}, {"stream": True}])
def test_a_limit(keyed, shop, monkeypatch, more):
    monkeypatch.setitem(shop.__dict__, "limits", Limits(LimitSettings(turns_per_minute=1)))
    talk = Talk(keyed, user="bo")
    talk.say("a mug")
    with pytest.raises(openai.RateLimitError) as caught:
        Talk(keyed, user="bo", **more).say("a mug")
    assert caught.value.code == "rate_limit_exceeded"
    assert int(caught.value.response.headers["retry-after"]) > 0


def test_the_shopper_is_named_with_a_key_alone(client, keyed, shop):
    named = [Talk(each, user="ada").say("a mug").shelftalker["turn_id"] for each in (keyed, client)]
    users = [turn.user_id for turn in shop.journal.turns(named)]
    assert users[0] == "ada"
    assert users[1].startswith("guest-")
