"""The door for agents, with the official client over HTTP at a real server."""

from concurrent.futures import ThreadPoolExecutor

import anyio
import httpx
import pytest

from assistant.guard.limits import Limits
from assistant.settings import LimitSettings
from tests.ui.doors.conftest import KEY, WITH_KEY

TOOLS = {"search_products", "get_product", "compare_products", "recommend", "ask_store"}


class Agent:
    """An agent that calls one tool at a time."""

    def __init__(self, address) -> None:
        self.address = address

    def call(self, tool, **arguments):
        """What a tool gives; its words where it refuses."""
        done = self._run(lambda client: client.call_tool(tool, arguments))
        return done.content[0].text if done.is_error else done.structured_content

    def listed(self):
        return self._run(lambda client: client.list_tools()).tools

    def instructions(self):
        async def told(client):
            return client.instructions

        return self._run(told)

    def _run(self, act):
        """In a thread of its own: in this one a browser's loop may be running."""
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(anyio.run, self._with, act).result()

    async def _with(self, act):
        from mcp import Client

        async with Client(self.address) as client:
            return await act(client)


@pytest.fixture
def agent(served):
    return Agent(f"{served()}/mcp")


def ids(document):
    return [product["product_id"] for product in document["products"]]


def test_the_tools_are_typed_and_described(agent):
    tools = {tool.name: tool for tool in agent.listed()}
    assert set(tools) >= TOOLS
    for tool in tools.values():
        assert len(tool.description) > 50
        assert tool.output_schema is not None
        fields = tool.input_schema["properties"].values()
        assert all("$ref" in field or field.get("description") for field in fields)


def test_the_shop_says_what_it_is(agent):
    assert agent.instructions().startswith("Tiny: ")


def test_search_keeps_limits(agent):
    found = agent.call("search_products", query="table lamp under $25", limit=5)
    assert sorted(ids(found)) == ["lamp-1", "lamp-2"]
    assert found["sold"] is True


def test_what_is_not_sold_is_said(agent):
    assert agent.call("search_products", query="a lawn mower")["sold"] is False


def test_a_product(agent):
    product = agent.call("get_product", product_id="mug-1")
    assert product["attributes"]["weight"] == "340 g"
    assert "onerror" not in product["description"]
    assert product["link"] is None


def test_a_product_that_there_is_not(agent):
    assert "There is no product 'none'" in agent.call("get_product", product_id="none")


def test_a_comparison(agent):
    compared = agent.call("compare_products", product_ids=["mug-1", "mug-2", "none"], wish="light")
    assert compared["unknown"] == ["none"]
    assert compared["table"]["products"] == ["mug-1", "mug-2"]
    assert "$4.50 more" in compared["answer"]


def test_too_little_to_compare(agent):
    assert "Fewer than two" in agent.call("compare_products", product_ids=["mug-1", "none"])


def test_a_recommendation_is_refined_in_its_conversation(agent):
    first = agent.call("recommend", wish="a table lamp")
    assert all(product["why"] for product in first["products"])
    second = agent.call("recommend", wish="under $25", conversation=first["conversation"])
    assert ids(second) == ["lamp-1", "lamp-2"]


def test_a_question_is_answered_with_its_sources(agent):
    first = agent.call("recommend", wish="a mug")
    place = ids(first).index("mug-2") + 1
    told = agent.call("ask_store", question=f"how heavy is number {place}?", conversation=first["conversation"])
    assert "120 g" in told["answer"]
    assert [source["source"] for source in told["sources"]] == ["product:mug-2"]


def test_what_the_shop_does_not_say_is_said(agent):
    first = agent.call("recommend", wish="a mug")
    assert "doesn't say" in agent.call("ask_store", question="is the first one microwave safe?", **_of(first))["answer"]


def _of(reply):
    return {"conversation": reply["conversation"]}


def test_a_conversation_that_was_made_up_opens_nothing(agent):
    assert "not one of this shop's" in agent.call("ask_store", question="what is in my cart?", conversation="x.y")


def test_only_a_key_may_name_the_shopper(agent, served, shop):
    assert "Only a caller with a key" in agent.call("recommend", user_id="ada")
    body = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "tools/call",
        "params": {"name": "recommend", "arguments": {"wish": "a mug", "user_id": "ada"}},
    }
    address, accepted = f"{served(keys=(KEY,))}/mcp", {"accept": "application/json, text/event-stream"}
    assert httpx.post(address, json=body, headers=accepted).status_code == 401
    answer = httpx.post(address, json=body, headers={**accepted, **WITH_KEY})
    assert answer.json()["result"]["structuredContent"]["products"]
    assert shop.journal.last(1)[0].user_id == "ada"


def test_an_order_is_changed_by_asking_the_store_and_never_by_a_recommendation(agent, order):
    stated = agent.call("ask_store", question=order.cancel)
    agent.call("recommend", wish="yes", conversation=stated["conversation"])
    assert order.status == "pending"
    agent.call("ask_store", question=order.cancel, conversation=stated["conversation"])
    agent.call("ask_store", question="yes", conversation=stated["conversation"])
    assert order.status == "cancelled"


def test_a_limit_is_told(agent, shop, monkeypatch):
    monkeypatch.setitem(shop.__dict__, "limits", Limits(LimitSettings(turns_per_minute=1)))
    first = agent.call("ask_store", question="a mug")
    assert "again" in agent.call("ask_store", question="a mug", **_of(first))


def test_arguments_that_cannot_be_used(agent):
    assert "limit" in agent.call("search_products", query="mug", limit=0)


def test_the_catalogue_of_the_commerce_protocol(agent):
    catalog = {"query": "table lamp", "filters": {"price": {"max": 4000}}, "pagination": {"limit": 2}}
    meta = {"ucp-agent": {"profile": "https://agent.example/profile.json"}}
    first = agent.call("search_catalog", catalog=catalog, meta=meta)
    catalog["pagination"] = {"limit": 2, "cursor": first["pagination"]["cursor"]}
    second = agent.call("search_catalog", catalog=catalog, meta=meta)
    assert {product["id"] for product in first["products"] + second["products"]} == {"lamp-1", "lamp-2", "lamp-3"}
    assert second["pagination"]["has_next_page"] is False
    red = next(each for each in first["products"] + second["products"] if each["id"] == "lamp-1")
    assert red["price_range"]["min"] == {"amount": 1800, "currency": "USD"}
    assert red["variants"][0]["availability"] == {"available": True}


def test_categories_of_the_commerce_protocol(agent):
    catalog = {"query": "enamel", "filters": {"categories": ["mugs"]}}
    assert {each["id"] for each in agent.call("search_catalog", catalog=catalog)["products"]} <= {"mug-1", "mug-2"}
    assert agent.call("search_catalog", catalog={**catalog, "filters": {"categories": ["tents"]}})["products"] == []


def test_a_lookup_of_the_commerce_protocol(agent):
    found = agent.call("lookup_catalog", catalog={"ids": ["scarf-M", "none", "scarf-S"]})
    (scarf,) = found["products"]
    assert scarf["id"] == "scarf"
    assert [each["inputs"] for each in scarf["variants"]] == [
        [{"id": "scarf-M", "match": "exact"}],
        [{"id": "scarf-S", "match": "exact"}],
    ]
    assert found["messages"] == [{"type": "info", "code": "not_found", "content": "none"}]
